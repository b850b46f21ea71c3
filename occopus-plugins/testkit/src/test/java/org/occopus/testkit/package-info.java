/** The contract suites applied to the fakes: a suite that nothing passes is worth nothing. */
@NullMarked
package org.occopus.testkit;

import org.jspecify.annotations.NullMarked;
