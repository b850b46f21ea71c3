/** Orders the nodes of an infrastructure by their dependencies, or names the ring when there is one. Pure. */
@NullMarked
package org.occopus.topology;

import org.jspecify.annotations.NullMarked;
