/**
 * Decides what to do next for one infrastructure: a pure function from what is wanted and what is known to a
 * {@link org.occopus.plan.Plan}, a value that can be printed. A maintenance pass carries it out; the same code answers
 * {@code GET /infrastructures/{id}/plan}.
 */
@NullMarked
package org.occopus.plan;

import org.jspecify.annotations.NullMarked;
