/**
 * Contextualisers: what turns the {@code contextualisation} section of a node definition into data for a new machine or
 * container. Pure: no file, no network, no time.
 */
@NullMarked
package org.occopus.spi.context;

import org.jspecify.annotations.NullMarked;
