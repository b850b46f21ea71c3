/** Tests of what clouds are asked about costs. */
@NullMarked
package org.occopus.cost;

import org.jspecify.annotations.NullMarked;
