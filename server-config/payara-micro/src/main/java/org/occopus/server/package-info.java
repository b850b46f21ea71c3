/**
 * The one-file server: settles home, key, port and database, then starts Payara Micro with the web application in the
 * same process. Everything that can be wrong at start is told in one line with an exit code of its own.
 */
@NullMarked
package org.occopus.server;

import org.jspecify.annotations.NullMarked;
