/**
 * Tells those who wait what happens to infrastructures: live event streams, and requests that want their answer when the
 * work is done. One question to the database a beat serves all of them, however many there are; none is asked while
 * nobody waits. The boundary is {@link org.occopus.watching.Watchers}.
 */
@NullMarked
package org.occopus.watching;

import org.jspecify.annotations.NullMarked;
