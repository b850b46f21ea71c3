/** The plugins that are there, by the {@code type} that users write. The engine names no plugin anywhere else. */
@NullMarked
package org.occopus.registry;

import org.jspecify.annotations.NullMarked;
