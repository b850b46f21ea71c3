package org.occopus.access;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/**
 * Recognises JSON Web Tokens of an identity provider: signed with RS256 or ES256 by a key of the provider's, from the
 * right issuer, for us, and valid now. Claims as in
 * <a href="https://download.eclipse.org/microprofile/microprofile-jwt-auth-2.1/">MicroProfile JWT</a>. Thread-safe.
 */
final class WebTokens {
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");

    private final WebTokenSettings settings;
    private final VerificationKeyResolver keys;

    WebTokens(WebTokenSettings settings) {
        this.settings = settings;
        this.keys = PublicKeys.of(settings);
    }

    /**
     * The caller that a token names. Whoever is no admin is bound to the infrastructures of its own name.
     *
     * @throws ProblemException {@code authentication-needed} when the token is not valid, {@code forbidden} when none of
     *     its groups has a role, {@code identity-provider-unreachable}
     */
    Caller caller(String token, Instant now) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT,
                            AlgorithmIdentifiers.RSA_USING_SHA256,
                            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                    .setVerificationKeyResolver(keys)
                    .setRequireExpirationTime()
                    .setExpectedIssuer(settings.issuer())
                    .setExpectedAudience(settings.audiences().toArray(String[]::new))
                    .setAllowedClockSkewInSeconds((int) settings.clockSkew().toSeconds())
                    .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                    .build()
                    .processToClaims(token);
            return caller(claims);
        } catch (InvalidJwtException e) {
            throw refused(e);
        } catch (MalformedClaimException e) {
            throw invalid("A claim of the token is not what it must be.");
        }
    }

    private Caller caller(JwtClaims claims) throws MalformedClaimException {
        String name = name(claims).orElseThrow(() -> invalid("The token says neither " + String.join(" nor ", NAMES)));
        Role role = groups(claims).stream()
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN,
                        "'" + name + "' is in no group that has a role here. Ask for one of the groups "
                                + String.join(
                                        ", ",
                                        settings.roles().keySet().stream()
                                                .sorted()
                                                .toList()) + "."));
        return new Caller(
                Caller.Proof.WEB_TOKEN, name, role, role == Role.ADMIN ? Optional.empty() : Optional.of(name));
    }

    private static Optional<String> name(JwtClaims claims) throws MalformedClaimException {
        for (String claim : NAMES) {
            String name = claims.getStringClaimValue(claim);
            if (name != null && !name.isBlank() && name.chars().noneMatch(Character::isISOControl)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static List<String> groups(JwtClaims claims) throws MalformedClaimException {
        return claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
    }

    private static ProblemException refused(InvalidJwtException refusal) {
        if (causes(refusal).anyMatch(IOException.class::isInstance)) {
            return new ProblemException(
                    ProblemType.IDENTITY_PROVIDER_UNREACHABLE,
                    "The identity provider's keys cannot be fetched now, so that the token cannot be checked. Try again.");
        }
        if (refusal.hasExpired()) {
            return invalid("The token has expired. Get a new one.");
        }
        boolean keyUnknown = causes(refusal).anyMatch(UnresolvableKeyException.class::isInstance);
        return invalid(
                keyUnknown
                        ? "The token is signed with a key that the identity provider does not have."
                        : "The token is not valid here: its signature, issuer, audience or time is not what it must be.");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.AUTHENTICATION_NEEDED, detail);
    }
}
