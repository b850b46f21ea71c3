/**
 * Health checks: what tells whether a running node does its work. One check is one key of the {@code health_check}
 * section; the checks of a node run in the order of {@link org.occopus.spi.health.HealthCheck#order()} until one fails.
 */
@NullMarked
package org.occopus.spi.health;

import org.jspecify.annotations.NullMarked;
