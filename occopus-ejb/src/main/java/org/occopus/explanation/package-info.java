/**
 * Tells in plain sentences why an infrastructure and its instances are as they are, and why something is, or is not,
 * done about it. The boundary is {@link org.occopus.explanation.Explanations}.
 */
@NullMarked
package org.occopus.explanation;

import org.jspecify.annotations.NullMarked;
