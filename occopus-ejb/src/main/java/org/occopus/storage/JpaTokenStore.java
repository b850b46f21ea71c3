package org.occopus.storage;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.occopus.access.ApiToken;
import org.occopus.access.TokenStore;

/** API tokens in PostgreSQL. */
@Stateless
public class JpaTokenStore implements TokenStore {
    @PersistenceContext
    EntityManager entities;

    @Override
    public boolean insert(ApiToken token, byte[] digest) {
        // Two at once with one name; readers are not held up.
        entities.createNativeQuery("LOCK TABLE api_token IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
        if (all().stream().anyMatch(other -> other.name().equals(token.name()))) {
            return false;
        }
        entities.persist(ApiTokenRow.of(token, digest));
        return true;
    }

    @Override
    public List<ApiToken> all() {
        return entities.createQuery("select t from ApiTokenRow t order by t.createdAt, t.name", ApiTokenRow.class)
                .getResultStream()
                .map(ApiTokenRow::toToken)
                .toList();
    }

    @Override
    public Optional<ApiToken> find(byte[] digest) {
        return entities.createQuery("select t from ApiTokenRow t where t.digest = :digest", ApiTokenRow.class)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst()
                .map(ApiTokenRow::toToken);
    }

    @Override
    public void used(String id, Instant at) {
        // Without its version: two requests at once with one token are no conflict.
        entities.createQuery("update ApiTokenRow t set t.lastUsedAt = :at where t.id = :id")
                .setParameter("at", at)
                .setParameter("id", UUID.fromString(id))
                .executeUpdate();
    }

    @Override
    public Optional<ApiToken> remove(String id) {
        Optional<ApiTokenRow> row =
                RowIds.of(id).flatMap(key -> Optional.ofNullable(entities.find(ApiTokenRow.class, key)));
        row.ifPresent(entities::remove);
        return row.map(ApiTokenRow::toToken);
    }
}
