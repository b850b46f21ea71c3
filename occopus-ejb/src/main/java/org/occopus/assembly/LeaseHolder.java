package org.occopus.assembly;

import java.util.List;
import org.occopus.state.InfrastructureStore;

/**
 * This server process as it holds leases.
 *
 * @param server the owner of leases; a UUID, new at every start
 * @param store where the leases are
 */
record LeaseHolder(String server, InfrastructureStore store) {

    /**
     * Keeps what is held.
     *
     * @return ids of infrastructures that nobody holds although there is something to do
     */
    List<String> renew() {
        store.renewLeases(server);
        return store.unheld();
    }

    /** Gives everything back, so that other servers go on at once. */
    void release() {
        store.releaseLeases(server);
    }
}
