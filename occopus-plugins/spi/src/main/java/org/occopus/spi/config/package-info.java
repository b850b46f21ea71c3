/**
 * Config managers: services or tools that configure a machine after it has booted, such as Chef. The engine registers a
 * node before its machine exists and asks for its state afterwards.
 */
@NullMarked
package org.occopus.spi.config;

import org.jspecify.annotations.NullMarked;
