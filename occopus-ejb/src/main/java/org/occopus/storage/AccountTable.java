package org.occopus.storage;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code known_account}. */
final class AccountTable {
    private final EntityManager entities;
    private final SealedJson json;

    AccountTable(EntityManager entities, SealedJson json) {
        this.entities = entities;
        this.json = json;
    }

    void remember(String key, Map<String, Object> resource) {
        entities.createNativeQuery("INSERT INTO known_account (account_key, cloud_type, sealed_resource, first_used_at)"
                        + " VALUES (:key, :type, :resource, now()) ON CONFLICT (account_key)"
                        + " DO UPDATE SET sealed_resource = excluded.sealed_resource")
                .setParameter("key", key)
                .setParameter("type", String.valueOf(resource.get("type")))
                .setParameter("resource", json.seal(resource))
                .executeUpdate();
    }

    Map<String, Map<String, Object>> all() {
        List<?> rows = entities.createNativeQuery(
                        "SELECT account_key, sealed_resource FROM known_account", Object[].class)
                .getResultList();
        Map<String, Map<String, Object>> found = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            found.put((String) columns[0], json.openMap((byte[]) columns[1]));
        }
        return found;
    }
}
