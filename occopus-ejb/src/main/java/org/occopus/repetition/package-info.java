/**
 * Requests that carry an {@code Idempotency-Key}: carried out once, answered alike however often they are repeated.
 */
@NullMarked
package org.occopus.repetition;

import org.jspecify.annotations.NullMarked;
