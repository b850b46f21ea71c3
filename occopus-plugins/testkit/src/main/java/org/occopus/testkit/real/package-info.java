/** Real services to test on, where a machine has them. */
@NullMarked
package org.occopus.testkit.real;

import org.jspecify.annotations.NullMarked;
