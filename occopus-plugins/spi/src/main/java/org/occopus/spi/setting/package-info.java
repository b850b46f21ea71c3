/**
 * How a plugin declares what its section of a node definition may hold. One declaration drives validation, masking of
 * secrets and the reference page; the plugin never reads a key that it did not declare.
 */
@NullMarked
package org.occopus.spi.setting;

import org.jspecify.annotations.NullMarked;
