/**
 * The health checks that come with Occopus: {@code ping}, {@code ports}, {@code urls} and {@code mysqldbs} (manual, "Health
 * check section"). They run after a node has booted and from then on with every pass.
 */
@NullMarked
package org.occopus.plugins.healthchecks;

import org.jspecify.annotations.NullMarked;
