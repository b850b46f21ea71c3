package org.occopus.access;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.yaml.OneLine;

/** API tokens: made, listed, revoked and recognised. Thread-safe; called without a transaction. */
public final class ApiTokens {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_NAME = 100;

    private final TokenStore store;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param store where they are kept
     * @param random for secrets
     * @param clock the engine's time
     */
    public ApiTokens(TokenStore store, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param name tells it from others in events and logs
     * @param role what it may do
     * @param userId the user whose infrastructures it is bound to; empty for all
     * @param lifetime how long it is valid; empty for ever
     */
    public record Wanted(String name, Role role, Optional<String> userId, Optional<Duration> lifetime) {}

    /**
     * A new token.
     *
     * @param token what is kept
     * @param secret what is shown this once and kept nowhere
     */
    public record Created(ApiToken token, String secret) {}

    /**
     * Makes a token.
     *
     * @throws ProblemException {@code request-invalid}, {@code token-name-taken}; nothing was made
     */
    public Created create(Wanted wanted) {
        require(wanted);
        // As exact as the database, so that the answer to the creation and the list say the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String creator = CurrentCaller.get().orElse(Caller.LOCAL).name();
        var token = new ApiToken(
                UUID.randomUUID().toString(),
                wanted.name(),
                wanted.role(),
                wanted.userId(),
                now,
                creator,
                wanted.lifetime().map(lifetime -> end(now, lifetime)),
                Optional.empty());
        String secret = TokenSecret.random(random);
        if (!store.insert(token, TokenSecret.digest(secret))) {
            throw new ProblemException(
                    ProblemType.TOKEN_NAME_TAKEN,
                    "A token is named '" + wanted.name()
                            + "' already. Choose another name, or revoke that token first.");
        }
        return new Created(token, secret);
    }

    private static void require(Wanted wanted) {
        String name = wanted.name();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw invalid("The name of a token has 1 to " + LONGEST_NAME + " characters in one line.");
        }
        if (wanted.role() == Role.ADMIN && wanted.userId().isPresent()) {
            throw invalid(
                    "A token with the role admin cannot be bound to a user. Leave 'user_id' out, or choose the role"
                            + " operator.");
        }
        if (wanted.userId().filter(String::isBlank).isPresent()) {
            throw invalid("'user_id' is empty. Leave it out, or name the user of the infrastructures' descriptions.");
        }
        wanted.userId().flatMap(OneLine::problem).ifPresent(problem -> {
            throw invalid("'user_id' " + problem + ".");
        });
        if (wanted.lifetime().filter(lifetime -> !lifetime.isPositive()).isPresent()) {
            throw invalid("A token has to be valid for a second at least.");
        }
    }

    private static Instant end(Instant now, Duration lifetime) {
        try {
            return Instant.ofEpochSecond(now.plus(lifetime).getEpochSecond());
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid("No token is valid for " + lifetime.toDays() + " days. Leave 'expires_in' out for ever.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.REQUEST_INVALID, detail);
    }

    /** All, oldest first, also those that have expired. */
    public List<ApiToken> all() {
        return store.all();
    }

    /**
     * Revokes a token; it is refused from now on, by all servers.
     *
     * @throws ProblemException {@code token-unknown}
     */
    public ApiToken revoke(String id) {
        return store.remove(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.TOKEN_UNKNOWN,
                        "There is no token with the id '" + id + "'. GET /tokens lists them.",
                        Map.of("token", id)));
    }

    /** The caller with this secret; empty when it never was one, or was revoked, or has expired. */
    Optional<Caller> caller(String secret) {
        Instant now = clock.instant();
        Optional<ApiToken> token = store.find(TokenSecret.digest(secret)).filter(found -> found.isValidAt(now));
        token.filter(found -> isUseToBeNoted(found, now)).ifPresent(found -> store.used(found.id(), now));
        return token.map(ApiToken::caller);
    }

    private static boolean isUseToBeNoted(ApiToken token, Instant now) {
        return token.lastUsedAt()
                .map(last -> !now.isBefore(last.plus(USE_NOTED_EVERY)))
                .orElse(true);
    }
}
