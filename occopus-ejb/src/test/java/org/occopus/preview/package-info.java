@NullMarked
package org.occopus.preview;

import org.jspecify.annotations.NullMarked;
