/**
 * The rig that tries to break the promises: seeded runs in which a cloud fails in every way it knows while servers are
 * killed and stopped, and an oracle that compares what is wanted, what is stored and what exists. A seed replays its run.
 */
@NullMarked
package org.occopus.rehearsal.rig;

import org.jspecify.annotations.NullMarked;
