/** What runs inside Payara's HTTP listener, loaded by Payara's class loader; the rest of this module cannot see it. */
@NullMarked
package org.occopus.server.grizzly;

import org.jspecify.annotations.NullMarked;
