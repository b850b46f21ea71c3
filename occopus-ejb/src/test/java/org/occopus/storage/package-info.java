@NullMarked
package org.occopus.storage;

import org.jspecify.annotations.NullMarked;
