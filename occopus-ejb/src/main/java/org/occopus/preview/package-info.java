/**
 * What would be made of a description, with placeholder identities: for {@code occopus preview}, which asks no server and
 * no cloud. Uses {@code resolution} as a pass does. Pure.
 */
@NullMarked
package org.occopus.preview;

import org.jspecify.annotations.NullMarked;
