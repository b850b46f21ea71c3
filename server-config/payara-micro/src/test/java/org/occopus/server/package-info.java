/** Tests of the one-file server: its parts in this process, and the packed jar as a process of its own. */
@NullMarked
package org.occopus.server;

import org.jspecify.annotations.NullMarked;
