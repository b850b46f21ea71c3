/** The rules of {@code CONTRIBUTING.md} that a machine can check, over all modules of the WAR. */
@NullMarked
package org.occopus.architecture;

import org.jspecify.annotations.NullMarked;
