@NullMarked
package org.example.folder;

import org.jspecify.annotations.NullMarked;
