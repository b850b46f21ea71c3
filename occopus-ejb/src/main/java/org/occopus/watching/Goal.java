package org.occopus.watching;

import org.occopus.state.Phase;
import org.occopus.state.Pulse;

/** What a request waits for. */
public enum Goal {
    /** Every node was ready once, or there will be none. */
    BUILT {
        @Override
        boolean isReached(Pulse pulse) {
            return pulse.phase() == Phase.RUNNING || pulse.phase().hasEnded();
        }
    },
    /** What was asked for is done, or cannot go on for now. */
    SETTLED {
        @Override
        boolean isReached(Pulse pulse) {
            return BUILT.isReached(pulse) && !pulse.working();
        }
    },
    /** Nothing of it is left. */
    DESTROYED {
        @Override
        boolean isReached(Pulse pulse) {
            return pulse.phase() == Phase.DESTROYED;
        }
    };

    abstract boolean isReached(Pulse pulse);
}
