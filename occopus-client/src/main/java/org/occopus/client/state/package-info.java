/** What the server answers about infrastructures, as immutable values in the words of the REST contract. */
@NullMarked
package org.occopus.client.state;

import org.jspecify.annotations.NullMarked;
