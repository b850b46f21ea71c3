/** The whole engine on a fake cloud, in memory, with a settable clock and one thread: what scenarios run on. */
@NullMarked
package org.occopus.rehearsal;

import org.jspecify.annotations.NullMarked;
