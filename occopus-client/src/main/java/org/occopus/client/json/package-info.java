/** Reads and writes the JSON of the REST contract with a streaming parser; used by the client itself. */
@NullMarked
package org.occopus.client.json;

import org.jspecify.annotations.NullMarked;
