/** The logins of provider accounts: read, checked, and matched with sections of node definitions. */
@NullMarked
package org.occopus.credentials;

import org.jspecify.annotations.NullMarked;
