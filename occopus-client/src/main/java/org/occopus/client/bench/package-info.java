/**
 * The measurements of {@code occopus bench}: over REST, on the simulator, each with its target and the figure of the
 * original where one is known. Whatever is built for a measurement is destroyed after it.
 */
@NullMarked
package org.occopus.client.bench;

import org.jspecify.annotations.NullMarked;
