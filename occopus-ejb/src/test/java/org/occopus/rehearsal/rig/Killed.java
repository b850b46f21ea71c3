package org.occopus.rehearsal.rig;

/** A process ends here. An error, because nothing in the engine may catch it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}
