/** The health checks against real sockets on loopback addresses. */
@NullMarked
package org.occopus.plugins.healthchecks;

import org.jspecify.annotations.NullMarked;
