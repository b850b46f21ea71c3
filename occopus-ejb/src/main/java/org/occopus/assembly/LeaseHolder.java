package org.occopus.assembly;

import java.sql.SQLException;
import java.util.List;
import org.occopus.state.InfrastructureStore;
import org.occopus.storage.DatabaseSettings;
import org.occopus.storage.HandOver;

/**
 * This server process as it holds leases.
 *
 * @param server the owner of leases; a UUID, new at every start
 * @param store where the leases are
 * @param database the same, for the time when nothing else works any more
 */
record LeaseHolder(String server, InfrastructureStore store, DatabaseSettings database) {

    /** Keeps what is held; returns the ids of its infrastructures. */
    List<String> renew() {
        return store.renewLeases(server);
    }

    /** The ids of infrastructures that nobody holds although there is something to do. */
    List<String> unheld() {
        return store.unheld();
    }

    /**
     * Gives everything back, so that other servers go on at once.
     *
     * @return how many infrastructures others go on with
     * @throws SQLException when the database can not be used; then the leases lapse
     */
    int release() throws SQLException {
        return HandOver.of(server, database);
    }
}
