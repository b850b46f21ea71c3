/** Tests of the embedded PostgreSQL; they start real servers and skip where none can run. */
@NullMarked
package org.occopus.postgres;

import org.jspecify.annotations.NullMarked;
