/** Keeps the pages of {@code docs/} true: what can be generated is, and links lead somewhere. */
@NullMarked
package org.occopus.documentation;

import org.jspecify.annotations.NullMarked;
