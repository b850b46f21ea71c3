/** Requests for more or fewer instances of a node, checked against its range when they are made. */
@NullMarked
package org.occopus.scaling;

import org.jspecify.annotations.NullMarked;
