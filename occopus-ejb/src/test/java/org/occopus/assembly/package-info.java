/** Settings of the server. */
@NullMarked
package org.occopus.assembly;

import org.jspecify.annotations.NullMarked;
