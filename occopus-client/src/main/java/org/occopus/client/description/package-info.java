/**
 * Descriptions on their way to the server: a file with everything that it imports becomes one bundle, because the server
 * never reads files on behalf of a client. What the server finds wrong comes back as problems with file, line and column.
 */
@NullMarked
package org.occopus.client.description;

import org.jspecify.annotations.NullMarked;
