/** The simulated cloud in memory and on a real PostgreSQL; both take the same tests. */
@NullMarked
package org.occopus.plugins.simulator;

import org.jspecify.annotations.NullMarked;
