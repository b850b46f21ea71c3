/**
 * The contracts between the engine and its plugins. A plugin is a jar with CDI beans that implement one of
 * {@link org.occopus.spi.resource.ResourceHandlerFactory}, {@link org.occopus.spi.context.Contextualiser},
 * {@link org.occopus.spi.config.ConfigManagerFactory} and {@link org.occopus.spi.health.HealthCheck}. This module depends
 * on the JDK and jspecify only.
 */
@NullMarked
package org.occopus.spi;

import org.jspecify.annotations.NullMarked;
