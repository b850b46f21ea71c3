/**
 * The health checks that need nothing but the network: {@code ping}, {@code ports} and {@code urls} (manual, "Health
 * check section"). They run after a node has booted and from then on with every pass.
 */
@NullMarked
package org.occopus.plugins.healthchecks;

import org.jspecify.annotations.NullMarked;
