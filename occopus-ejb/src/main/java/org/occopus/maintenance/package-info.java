/**
 * Carries plans out. A pass observes, plans, writes intent, makes calls and writes what came of them; nothing in it
 * waits for a machine. Woken by timers, requests and the end of every call.
 */
@NullMarked
package org.occopus.maintenance;

import org.jspecify.annotations.NullMarked;
