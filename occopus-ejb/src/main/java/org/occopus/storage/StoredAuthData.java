package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.Optional;
import org.occopus.credentials.AuthData;
import org.occopus.credentials.Sealer;

/** Authentication data in PostgreSQL, sealed. */
@Stateless
public class StoredAuthData {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    @Inject
    InstantSource clock;

    /** Stores it in place of what was stored. */
    public void replace(AuthData data) {
        AuthDataRow row =
                Optional.ofNullable(entities.find(AuthDataRow.class, true)).orElseGet(AuthDataRow::new);
        row.updatedAt = clock.instant();
        row.sealedDocument = new SealedJson(sealer).seal(data);
        entities.persist(row);
    }

    /** What is stored; empty when nothing ever was. */
    public Optional<AuthData> find() {
        return Optional.ofNullable(entities.find(AuthDataRow.class, true))
                .map(row -> new SealedJson(sealer).open(row.sealedDocument, AuthData.class));
    }
}
