package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.util.concurrent.atomic.AtomicReference;

/** The installation's id; it never changes, so it is read once. */
final class ServerIdentity {
    private static final AtomicReference<String> KNOWN = new AtomicReference<>("");

    private ServerIdentity() {}

    static String of(EntityManager entities) {
        String known = KNOWN.get();
        if (!known.isEmpty()) {
            return known;
        }
        Object id = entities.createNativeQuery("SELECT CAST(server_id AS text) FROM installation", String.class)
                .getSingleResult();
        KNOWN.set((String) id);
        return (String) id;
    }
}
