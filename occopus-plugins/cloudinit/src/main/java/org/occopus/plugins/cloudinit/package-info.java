/** The three contextualisations of the manual: {@code cloudinit}, {@code docker} and {@code basic}. */
@NullMarked
package org.occopus.plugins.cloudinit;

import org.jspecify.annotations.NullMarked;
