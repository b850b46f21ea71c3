package org.occopus.rehearsal.rig;

/** What can be wrong with an engine. The rig is worth something only when it notices each of these. */
enum Defect {
    /** Nothing. */
    NONE,
    /** New instances are not committed before their creating calls. */
    NO_INTENT,
    /** A repeated creating call does not carry the token of the first. */
    NEW_TOKEN,
    /** A commit is carried out although another server holds the lease, over what that one has written. */
    IGNORED_EPOCH,
    /** A commit is carried out although a request came in since its snapshot. */
    IGNORED_VERSION,
    /** A request is answered before it is stored. */
    EARLY_ACKNOWLEDGEMENT,
    /** A deletion counts as done when it was asked for. */
    EARLY_CONFIRMATION,
    /** What one listing lacks counts as gone, without another look. */
    UNCHECKED_ABSENCE,
    /** The sweep takes what another installation owns for its own. */
    FOREIGN_SWEEP,
    /** Everything that fails its checks is replaced at once. */
    UNBOUNDED_HEALING,
    /** No timer fires. */
    NO_TIMER
}
