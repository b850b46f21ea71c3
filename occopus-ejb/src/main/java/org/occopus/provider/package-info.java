/**
 * Calls to clouds and config managers: opens accounts, keeps within their limits, runs health checks. The only place
 * that calls a plugin's outside world.
 */
@NullMarked
package org.occopus.provider;

import org.jspecify.annotations.NullMarked;
