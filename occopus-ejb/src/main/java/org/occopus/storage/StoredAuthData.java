package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.occopus.credentials.AuthData;
import org.occopus.credentials.Sealer;

/** Authentication data in PostgreSQL, sealed. */
@Stateless
public class StoredAuthData {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sealer sealer;

    /**
     * Stores it in place of what was stored. Two at once are no conflict: the later one stands.
     *
     * @param expected whether what stands, by its tag, may be replaced; empty stands for nothing
     * @return false when it may not
     */
    public boolean replace(AuthData data, Predicate<Optional<String>> expected) {
        AuthDataRow row = entities.find(AuthDataRow.class, true, LockModeType.PESSIMISTIC_WRITE);
        if (!expected.test(tag(row))) {
            return false;
        }
        entities.createNativeQuery("INSERT INTO auth_data (single, version, updated_at, sealed_document)"
                        + " VALUES (true, 0, now(), :sealed) ON CONFLICT (single) DO UPDATE SET"
                        + " version = auth_data.version + 1, updated_at = excluded.updated_at,"
                        + " sealed_document = excluded.sealed_document")
                .setParameter("sealed", new SealedJson(sealer).seal(data))
                .executeUpdate();
        return true;
    }

    /** What changes with everything that is stored; empty when nothing is. */
    public Optional<String> tag() {
        return tag(entities.find(AuthDataRow.class, true));
    }

    private static Optional<String> tag(@Nullable AuthDataRow row) {
        return Optional.ofNullable(row).map(known -> "a" + known.version);
    }

    /** What is stored; empty when nothing ever was. */
    public Optional<AuthData> find() {
        return Optional.ofNullable(entities.find(AuthDataRow.class, true))
                .map(row -> new SealedJson(sealer).open(row.sealedDocument, AuthData.class));
    }
}
