package org.occopus.access;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Tells who asks by what a request brings along. Thread-safe; called without a transaction. */
public final class Authentication {
    private static final String SCHEME = "Bearer ";

    private final AccessSettings settings;
    private final ApiTokens tokens;
    private final Optional<WebTokens> webTokens;
    private final InstantSource clock;

    /**
     * @param settings who is let in
     * @param tokens the API tokens
     * @param clock the engine's time
     */
    public Authentication(AccessSettings settings, ApiTokens tokens, InstantSource clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.webTokens = settings.webTokens().map(WebTokens::new);
        this.clock = clock;
    }

    /**
     * Who asks. What a request brings is looked at even where nothing is needed, so that a wrong token never goes
     * unnoticed.
     *
     * @param authorization the header of this name; empty when there is none
     * @throws ProblemException {@code authentication-needed} when nothing was brought, or it is not or no longer valid;
     *     {@code forbidden}, {@code identity-provider-unreachable}
     */
    public Caller caller(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            if (settings.required()) {
                throw refused("This server needs a token: send the header 'Authorization: Bearer TOKEN'.");
            }
            return Caller.LOCAL;
        }
        String header = authorization.get();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("Only tokens are understood: send the header 'Authorization: Bearer TOKEN'.");
        }
        return bearer(header.substring(SCHEME.length()).strip());
    }

    private Caller bearer(String token) {
        if (settings.adminToken().filter(admin -> isSame(admin, token)).isPresent()) {
            return new Caller(Caller.Proof.ADMIN_TOKEN, "admin", Role.ADMIN, Optional.empty());
        }
        if (isWebToken(token)) {
            return webTokens
                    .orElseThrow(() -> refused("This server takes no tokens of an identity provider."))
                    .caller(token, clock.instant());
        }
        return tokens.caller(token)
                .orElseThrow(() -> refused("The token is unknown, was revoked or has expired. Get a new one."));
    }

    /** Takes as long for every wrong one. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(TokenSecret.digest(expected), TokenSecret.digest(given));
    }

    private static boolean isWebToken(String token) {
        return token.chars().filter(character -> character == '.').count() >= 2;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.AUTHENTICATION_NEEDED, detail);
    }
}
