/**
 * Infrastructures as users see them: submitted, reported, reconfigured, scaled, destroyed. The boundary is
 * {@link org.occopus.infrastructure.Infrastructures}; it stores what is wanted and wakes maintenance, which does it.
 */
@NullMarked
package org.occopus.infrastructure;

import org.jspecify.annotations.NullMarked;
