package org.occopus.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where API tokens are kept, by a digest of their secret. Every method is one transaction of its own. */
public interface TokenStore {

    /**
     * Stores a new one.
     *
     * @return false when the name is taken; nothing was stored
     */
    boolean insert(ApiToken token, byte[] digest);

    /** All, oldest first. */
    List<ApiToken> all();

    /** The one whose secret has this digest. */
    Optional<ApiToken> find(byte[] digest);

    /** Notes that a token was used. */
    void used(String id, Instant at);

    /**
     * Removes one.
     *
     * @param id any text
     * @return what it was; empty when there is none of this id
     */
    Optional<ApiToken> remove(String id);
}
