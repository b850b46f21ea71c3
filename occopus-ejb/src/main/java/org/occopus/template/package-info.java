/**
 * Templates as the manual describes them: Jinja2 with the behaviour of Python where values are printed. Knows variables
 * and functions, but no node. Used by {@code definition} for syntax checks and by {@code resolution}.
 */
@NullMarked
package org.occopus.template;

import org.jspecify.annotations.NullMarked;
