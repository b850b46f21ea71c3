package org.occopus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.access.ApiTokens.Created;
import org.occopus.access.ApiTokens.Wanted;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.access.ForRole;
import org.occopus.testkit.SettableClock;

class AuthenticationTest {
    private static final String ADMIN = "0123456789abcdef0123456789abcdef";

    private final SettableClock clock = new SettableClock();
    private final MemoryTokens store = new MemoryTokens();
    private final ApiTokens tokens = new ApiTokens(store, new SecureRandom(), clock);
    private final Authentication open = authentication(Map.of("OCCOPUS_AUTH", "none"));
    private final Authentication required = authentication(Map.of("OCCOPUS_AUTH", "required"));

    private Authentication authentication(Map<String, String> environment) {
        return new Authentication(AccessSettings.of(environment, new Properties()), tokens, clock);
    }

    private Created create(String name, Role role, String user, Optional<Duration> lifetime) {
        return tokens.create(new Wanted(name, role, Optional.of(user).filter(text -> !text.isEmpty()), lifetime));
    }

    private static Optional<String> bearer(String token) {
        return Optional.of("Bearer " + token);
    }

    private static void assertRefused(Authentication authentication, Optional<String> header) {
        assertThatThrownBy(() -> authentication.caller(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.AUTHENTICATION_NEEDED));
    }

    @Test
    void tellsATokenFromAPersonOfTheSameName() {
        Caller token = new Caller(Caller.Proof.API_TOKEN, "alice", Role.OPERATOR, Optional.empty());
        Caller person = new Caller(Caller.Proof.WEB_TOKEN, "alice", Role.OPERATOR, Optional.of("alice"));
        assertThat(token.identity()).isNotEqualTo(person.identity());
    }

    @Test
    void letsEverybodyInWhereNothingIsNeeded() {
        assertThat(open.caller(Optional.empty())).isEqualTo(Caller.LOCAL);
    }

    @Test
    void needsATokenWhereOneIsRequired() {
        assertRefused(required, Optional.empty());
    }

    @Test
    void recognisesATokenWithItsRoleAndUser() {
        Created created = create("ci", Role.OPERATOR, "alice", Optional.empty());
        assertThat(required.caller(bearer(created.secret())))
                .isEqualTo(new Caller(Caller.Proof.API_TOKEN, "ci", Role.OPERATOR, Optional.of("alice")));
        assertThat(required.caller(Optional.of("bearer   " + created.secret())).name())
                .isEqualTo("ci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer occ_wrong", "Basic YTpi", "occ_x", "Bearer a.b.c", "Bearer \u00e9"})
    void refusesWrongTokensAlsoWhereNoneIsNeeded(String header) {
        create("ci", Role.OPERATOR, "", Optional.empty());
        assertRefused(open, Optional.of(header));
        assertRefused(required, Optional.of(header));
    }

    @Test
    void refusesATokenFromTheInstantOfItsEndOn() {
        Created created = create("ci", Role.VIEWER, "", Optional.of(Duration.ofHours(1)));
        clock.tick(Duration.between(clock.instant(), created.token().expiresAt().orElseThrow())
                .minusMillis(1));
        assertThat(required.caller(bearer(created.secret())).name()).isEqualTo("ci");
        clock.tick(Duration.ofMillis(1));
        assertRefused(required, bearer(created.secret()));
    }

    @Test
    void refusesARevokedTokenAtOnce() {
        Created created = create("ci", Role.VIEWER, "", Optional.empty());
        assertThat(tokens.revoke(created.token().id()).name()).isEqualTo("ci");
        assertRefused(required, bearer(created.secret()));
        assertThatThrownBy(() -> tokens.revoke(created.token().id())).hasMessageContaining("There is no token");
    }

    @Test
    void keepsNoSecret() {
        Created created = create("ci", Role.VIEWER, "", Optional.empty());
        assertThat(created.secret()).hasSizeGreaterThan(40).startsWith("occ_");
        assertThat(store.dump())
                .contains("ci")
                .doesNotContain(created.secret(), created.secret().substring(4));
        assertThat(create("other", Role.VIEWER, "", Optional.empty()).secret()).isNotEqualTo(created.secret());
    }

    @Test
    void notesTheLastUseOnceAMinute() {
        Created created = create("ci", Role.VIEWER, "", Optional.empty());
        required.caller(bearer(created.secret()));
        required.caller(bearer(created.secret()));
        assertThat(store.uses).isEqualTo(1);
        clock.tick(Duration.ofMinutes(1));
        required.caller(bearer(created.secret()));
        assertThat(store.uses).isEqualTo(2);
        assertThat(tokens.all().getFirst().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void knowsTheAdminTokenOfTheSettings() {
        Authentication with = authentication(Map.of("OCCOPUS_ADMIN_TOKEN", ADMIN));
        assertThat(with.caller(bearer(ADMIN)))
                .isEqualTo(new Caller(Caller.Proof.ADMIN_TOKEN, "admin", Role.ADMIN, Optional.empty()));
        assertRefused(with, Optional.empty());
        assertRefused(with, bearer(ADMIN + "x"));
        assertRefused(required, bearer(ADMIN));
    }

    @Test
    void saysWhoMadeAToken() {
        CurrentCaller.Binding binding =
                CurrentCaller.bind(new Caller(Caller.Proof.API_TOKEN, "boss", Role.ADMIN, Optional.empty()));
        try {
            assertThat(create("ci", Role.VIEWER, "", Optional.empty()).token().createdBy())
                    .isEqualTo("boss");
        } finally {
            binding.close();
        }
        assertThat(CurrentCaller.get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',VIEWER,'',60,The name",
        "'a\nb',VIEWER,'',60,The name",
        "a,ADMIN,alice,60,bound to a user",
        "a,VIEWER,' ',60,user_id",
        "a,VIEWER,'',0,a second at least",
        "a,VIEWER,'',9223372036854775807,No token is valid"
    })
    void refusesWhatIsNoToken(String name, Role role, String user, long seconds, String words) {
        Optional<Duration> lifetime = Optional.of(Duration.ofSeconds(seconds));
        assertThatThrownBy(() -> create(name, role, user, lifetime))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(words);
        assertThat(tokens.all()).isEmpty();
    }

    @Test
    void refusesASecondTokenOfTheSameName() {
        create("ci", Role.VIEWER, "", Optional.empty());
        assertThatThrownBy(() -> create("ci", Role.ADMIN, "", Optional.empty()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOKEN_NAME_TAKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "OCCOPUS_AUTH,on,must be 'required' or 'none'",
        "OCCOPUS_ADMIN_TOKEN,short,fewer than 32",
        "MP_JWT_VERIFY_ISSUER,https://issuer,mp.jwt.verify.audiences is not set"
    })
    void refusesSettingsThatAreWrong(String variable, String value, String words) {
        assertThatThrownBy(() -> AccessSettings.of(Map.of(variable, value), new Properties()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"viewer,true,false,false,false", "operator,true,true,false,true", "admin,true,true,true,true"})
    void includesLowerRolesInHigherOnes(
            String role, boolean views, boolean operates, boolean administers, boolean shares) {
        Caller caller = new Caller(Caller.Proof.API_TOKEN, "x", Role.of(role).orElseThrow(), Optional.empty());
        assertThat(caller.mayDo("viewer")).isEqualTo(views);
        assertThat(caller.mayDo("operator")).isEqualTo(operates);
        assertThat(caller.mayDo("admin")).isEqualTo(administers);
        assertThat(caller.mayDo(ForRole.UNBOUND_OPERATOR)).isEqualTo(shares);
        assertThat(caller.mayDo("root")).isFalse();
        assertThat(new Caller(Caller.Proof.API_TOKEN, "x", Role.OPERATOR, Optional.of("alice"))
                        .mayDo(ForRole.UNBOUND_OPERATOR))
                .isFalse();
    }
}
