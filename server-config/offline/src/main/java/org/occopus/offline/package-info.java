/**
 * {@code occopus validate} and {@code occopus preview}: what the server finds out about descriptions, found out without a
 * server. Plugins are found on the class path; none of them opens an account here.
 */
@NullMarked
package org.occopus.offline;

import org.jspecify.annotations.NullMarked;
