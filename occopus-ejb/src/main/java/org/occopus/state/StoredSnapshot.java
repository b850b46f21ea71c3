package org.occopus.state;

/**
 * A snapshot and what it was read from.
 *
 * @param snapshot what is stored
 * @param version of the infrastructure; a commit that is based on an older one writes nothing
 */
public record StoredSnapshot(Snapshot snapshot, long version) {}
