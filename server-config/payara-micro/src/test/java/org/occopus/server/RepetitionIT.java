package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.json.JsonObject;

/** A POST with an {@code Idempotency-Key} is carried out once, however often it comes, and whatever happens between. */
@ExtendWith(SharedServer.class)
class RepetitionIT {
    private static final String DEFINITION = """
            'node_def:repeated':
              - resource:
                  type: simulator
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: repeated
            nodes:
              - name: only
                type: repeated
                scaling: {min: 1, max: 9}
            """;
    private static final String SUBMIT = "/infrastructures/";

    private final Site site;
    private final KeyedRest rest;
    private final String key = UUID.randomUUID().toString();

    RepetitionIT(Site site) {
        this.site = site;
        this.rest = new KeyedRest(site.server().baseUri());
        site.define(DEFINITION);
    }

    @Test
    void answersTheSameRequestAsBefore() {
        HttpResponse<String> first = rest.post(key, SUBMIT, DESCRIPTION);
        HttpResponse<String> second = rest.post('"' + key + '"', SUBMIT, DESCRIPTION);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(KeyedRest.isRepeated(first)).isFalse();
        assertThat(KeyedRest.isRepeated(second)).isTrue();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(idsOfAll()).containsExactly(id(first));
    }

    @Test
    void tellsCallersOfTheSameNameApart() {
        JsonObject made = site.rest()
                .post("/tokens", "{\"name\": \"local\", \"role\": \"operator\"}")
                .ok();
        try {
            String without = id(rest.post(key, SUBMIT, DESCRIPTION));
            assertThat(id(rest.post(key, SUBMIT, DESCRIPTION, made.requiredText("token"))))
                    .isNotEqualTo(without);
        } finally {
            site.rest().delete("/tokens/" + made.requiredText("id")).ok();
        }
    }

    @Test
    void answersWithTheSameTokenOnceMore() {
        String wanted = "{\"name\": \"repeated\", \"role\": \"viewer\"}";
        String first = rest.post(key, "/tokens", wanted).body();
        try {
            assertThat(first).contains("\"token\"");
            assertThat(rest.post(key, "/tokens", wanted).body()).isEqualTo(first);
        } finally {
            site.client().tokens().all().stream()
                    .filter(token -> token.name().equals("repeated"))
                    .forEach(token -> site.client().tokens().revoke(token.id()));
        }
    }

    @Test
    void scalesOnce() {
        String id = id(rest.post(key, SUBMIT, DESCRIPTION));
        String scaleUp = "/infrastructures/" + id + "/scaleup/only";
        assertThat(rest.post(key + 1, scaleUp, "").body())
                .isEqualTo(rest.post(key + 1, scaleUp, "").body());
        assertThat(site.settled(id).node("only").orElseThrow().scaling().target())
                .isEqualTo(2);
        rest.post(key + 2, scaleUp, "");
        assertThat(site.settled(id).node("only").orElseThrow().scaling().target())
                .isEqualTo(3);
    }

    @Test
    void killsAMachineOnce() {
        String id = site.build(DESCRIPTION);
        String kill = "/simulator/resources/" + site.inventory(id).getFirst().id() + "/kill";
        HttpResponse<String> first = rest.post(key, kill, "");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(rest.post(key, kill, "").body()).isEqualTo(first.body());
        assertThat(site.rest().post(kill).status()).isEqualTo(404);
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        rest.post(key, SUBMIT, DESCRIPTION);
        for (HttpResponse<String> other : List.of(
                rest.post(key, SUBMIT, DESCRIPTION + "\n"),
                rest.post(key, SUBMIT + "?maintained=false", DESCRIPTION),
                rest.post(key, "/node_definitions/", DESCRIPTION))) {
            answer(other).problem(422, "idempotency-key-reused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "with space", "\"\""})
    void refusesKeysThatAreNone(String wrong) {
        answer(rest.post(wrong, SUBMIT, DESCRIPTION)).problem(400, "request-invalid");
        answer(rest.post("x".repeat(256), SUBMIT, DESCRIPTION)).problem(400, "request-invalid");
        assertThat(idsOfAll()).isEmpty();
    }

    @Test
    void doesNotKeepRefusals() {
        String unknown = DESCRIPTION.replace("type: repeated", "type: repeated_later");
        answer(rest.post(key, SUBMIT, unknown)).problem(422, "description-invalid");
        site.define(DEFINITION.replace("repeated", "repeated_later"));
        assertThat(rest.post(key, SUBMIT, unknown).statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsAKeyAfterADay() throws SQLException, IOException {
        String first = id(rest.post(key, SUBMIT, DESCRIPTION));
        try (Connection connection = site.server().database();
                Statement statement = connection.createStatement()) {
            statement.execute(earlier("23 hours 59 minutes"));
            assertThat(id(rest.post(key, SUBMIT, DESCRIPTION))).isEqualTo(first);
            statement.execute(earlier("1 minute"));
        }
        assertThat(id(rest.post(key, SUBMIT, DESCRIPTION))).isNotEqualTo(first);
    }

    private String earlier(String interval) {
        return "UPDATE given_answer SET answered_at = answered_at - interval '%s' WHERE key = '%s'"
                .formatted(interval, key);
    }

    @Test
    void hasOneInfrastructureAfterAKillRightAfterTheCommit() {
        var lost = rest.begin(key, SUBMIT, DESCRIPTION);
        assertThat(Poll.until(() -> answersKept() > 0, Site.LIMIT)).isTrue();
        site.server().kill9();
        site.server().restart();
        HttpResponse<String> repeated = rest.post(key, SUBMIT, DESCRIPTION);
        assertThat(KeyedRest.isRepeated(repeated)).isTrue();
        assertThat(idsOfAll()).containsExactly(id(repeated));
        assertThat(Poll.until(lost::isDone, Site.LIMIT)).isTrue();
    }

    @Test
    void carriesOutNothingByHalvesWhenKilledBeforeTheCommit() throws SQLException, IOException {
        CompletableFuture<HttpResponse<String>> lost = heldBack(() -> {
            answer(rest.post(key, SUBMIT, DESCRIPTION)).problem(409, "idempotency-key-in-use");
            site.server().kill9();
        });
        assertThat(Poll.until(lost::isCompletedExceptionally, Site.LIMIT)).isTrue();
        site.server().restart();
        assertThat(idsOfAll()).isEmpty();
        HttpResponse<String> repeated = rest.post(key, SUBMIT, DESCRIPTION);
        assertThat(KeyedRest.isRepeated(repeated)).isFalse();
        assertThat(idsOfAll()).containsExactly(id(repeated));
    }

    /** A submission that cannot go on to its end because the table of events is locked, until the action is over. */
    private CompletableFuture<HttpResponse<String>> heldBack(Runnable action) throws SQLException, IOException {
        try (Connection connection = site.server().database();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN EXCLUSIVE MODE");
            var begun = rest.begin(key, SUBMIT, DESCRIPTION);
            assertThat(Poll.until(() -> isWaiting(connection), Site.LIMIT)).isTrue();
            action.run();
            connection.rollback();
            return begun;
        }
    }

    private static boolean isWaiting(Connection connection) {
        return count(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass")
                > 0;
    }

    private long answersKept() {
        try (Connection connection = site.server().database()) {
            return count(connection, "SELECT count(*) FROM given_answer WHERE key = '" + key + "'");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Connection connection, String query) {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> idsOfAll() {
        return site.client().infrastructures().stream()
                .map(summary -> summary.id())
                .toList();
    }

    private static String id(HttpResponse<String> answer) {
        return JsonObject.parse(answer.body()).requiredText("infraid");
    }

    private static Rest.Answer answer(HttpResponse<String> answer) {
        return new Rest.Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body(),
                answer.headers());
    }
}
