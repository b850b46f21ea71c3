/**
 * How a plugin tells the engine that a provider did not do what was asked. The engine decides on
 * {@link org.occopus.spi.failure.ProviderFailure the kind} and on nothing else; the rest is for people.
 */
@NullMarked
package org.occopus.spi.failure;

import org.jspecify.annotations.NullMarked;
