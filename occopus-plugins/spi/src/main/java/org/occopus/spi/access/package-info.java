/** Whom requests are for, as plugins with REST paths of their own declare it. The engine's own resources do the same. */
@NullMarked
package org.occopus.spi.access;

import org.jspecify.annotations.NullMarked;
