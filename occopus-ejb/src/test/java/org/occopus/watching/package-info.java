@NullMarked
package org.occopus.watching;

import org.jspecify.annotations.NullMarked;
