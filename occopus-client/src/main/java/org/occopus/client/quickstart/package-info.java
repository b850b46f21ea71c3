/** The guided tour of {@code occopus quickstart}: builds, breaks, heals and scales an example, and checks every step. */
@NullMarked
package org.occopus.client.quickstart;

import org.jspecify.annotations.NullMarked;
