package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureState;
import org.occopus.server.Receiver.Heard;

/** Others are told of every event, in order and at least once, whatever they or the server go through. */
@ExtendWith(SharedServer.class)
class NotificationIT {
    private static final String SECRET = "canary-of-the-webhook-9d1e";
    private static final String API_KEY = "canary-of-the-api-key-44c0";
    private static final String PATH_SECRET = "canary-of-the-path-0f7b";
    private static final String DEFINITION = """
            'node_def:told':
              - resource:
                  type: simulator
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: told
            nodes:
              - name: only
                type: told
                scaling: {min: 1, max: 9}
            """;

    private final Site site;
    private final Rest rest;
    private final Receiver receiver = new Receiver();

    NotificationIT(Site site) {
        this.site = site;
        this.rest = site.rest();
        site.define(DEFINITION);
    }

    @AfterEach
    void stops() {
        receiver.close();
    }

    @Test
    void tellsEveryEventInOrderSignedAndToTheEnd() {
        String id = site.submit(DESCRIPTION);
        tell(id, webhook(""));
        long first = setAt(id);
        site.settled(id);
        site.client().destroy(id);
        site.awaitDestroyed(id);
        List<Long> all = LongStream.rangeClosed(first + 1, site.events(id).size())
                .boxed()
                .toList();
        awaitTaken(all);
        assertThat(receiver.taken()).isEqualTo(all);
        assertThat(receiver.heard()).allSatisfy(one -> {
            assertThat(one.isSignedWith(SECRET)).isTrue();
            assertThat(one.id()).isEqualTo(id + "_" + one.number());
            assertThat(one.json().object("data").orElseThrow().requiredText("infraid"))
                    .isEqualTo(id);
        });
        assertThat(receiver.heard().getLast().type()).isEqualTo("DESTROYED");
    }

    @Test
    void triesAgainAfterFailuresRedirectsAndSilence() {
        receiver.answers(500, 307, Receiver.SILENCE);
        String id = site.build(DESCRIPTION);
        tell(id, webhook(", 'events': ['SCALED']"));
        rest.post("/infrastructures/" + id + "/scaleto/only/2").ok();
        rest.post("/infrastructures/" + id + "/scaleto/only/1").ok();
        assertThat(Poll.until(() -> failing(id), Site.LIMIT)).isTrue();
        assertThat(Poll.until(() -> receiver.taken().size() == 2, Site.LIMIT)).isTrue();
        List<Heard> heard = receiver.heard();
        assertThat(heard).extracting(Heard::answer).containsExactly(500, 307, Receiver.SILENCE, 200, 200);
        assertThat(heard.subList(0, 4))
                .extracting(Heard::id)
                .containsOnly(heard.getFirst().id());
        assertThat(heard.get(4).number()).isGreaterThan(heard.getFirst().number());
    }

    private boolean failing(String id) {
        JsonObject webhook = shown(id);
        return webhook.requiredText("state").equals("FAILING")
                && webhook.requiredText("last_failure").equals("did not answer within 10 s");
    }

    @Test
    void losesNothingWhenTheServerIsKilled() {
        receiver.answers(Receiver.SILENCE);
        String id = site.submit(DESCRIPTION);
        tell(id, webhook(""));
        long first = setAt(id);
        site.settled(id);
        assertThat(Poll.until(() -> !receiver.heard().isEmpty(), Site.LIMIT)).isTrue();
        site.server().kill9();
        site.server().restart();
        List<Long> all = LongStream.rangeClosed(first + 1, site.events(id).size())
                .boxed()
                .toList();
        awaitTaken(all);
        assertThat(receiver.taken().stream().distinct().toList()).isEqualTo(all);
    }

    @Test
    void keepsOthersGoingWhileOneIsSilent() {
        try (Receiver silent = new Receiver()) {
            silent.answers(Receiver.SILENCE, Receiver.SILENCE, Receiver.SILENCE);
            String blocked = site.build(DESCRIPTION);
            tell(blocked, webhook(silent, ""));
            String other = site.build(DESCRIPTION);
            tell(other, webhook(", 'events': ['SCALED']"));
            rest.post("/infrastructures/" + blocked + "/scaleto/only/2").ok();
            assertThat(Poll.until(() -> !silent.heard().isEmpty(), Site.LIMIT)).isTrue();
            rest.post("/infrastructures/" + other + "/scaleto/only/2").ok();
            assertThat(Poll.until(() -> receiver.taken().size() == 1, Site.LIMIT))
                    .isTrue();
            assertThat(silent.heard()).hasSize(1);
            assertThat(site.settled(blocked).state()).isEqualTo(InfrastructureState.RUNNING);
        }
    }

    @Test
    void showsWhoIsToldWithoutTheirSecrets() {
        String id = site.build(DESCRIPTION);
        String path = "/infrastructures/" + id + "/notify";
        assertThat(rest.get(path).ok().names()).containsExactly("infraid");
        String both = "{'webhook': {'url': '" + receiver.url() + PATH_SECRET + "', 'secret': '" + SECRET
                + "', 'events': ['READY', 'FAILED']}, 'fcm': {'api_key': '" + API_KEY + "', 'reg_id': 'device'}}";
        JsonObject set = tell(id, both);
        assertThat(set.texts("warnings")).singleElement().asString().contains("OCCOPUS_FCM_URL", "webhook");
        JsonObject shown = rest.get(path).ok();
        JsonObject webhook = shown.object("webhook").orElseThrow();
        assertThat(webhook.requiredText("url")).isEqualTo(receiver.url() + "***");
        assertThat(webhook.requiredText("secret")).isEqualTo("***");
        assertThat(webhook.texts("events")).containsExactly("READY", "FAILED");
        assertThat(webhook.requiredText("state")).isEqualTo("ACTIVE");
        assertThat(shown.object("fcm").orElseThrow().requiredText("api_key")).isEqualTo("***");
        assertThat(shown.object("fcm").orElseThrow().requiredText("reg_id")).isEqualTo("device");
        assertThat(site.events(id))
                .extracting(InfrastructureEvent::message)
                .allSatisfy(message -> assertThat(message).doesNotContain(SECRET, API_KEY, PATH_SECRET));
        rest.delete(path).ok();
        assertThat(rest.get(path).ok().names()).containsExactly("infraid");
        rest.delete(path).ok();
    }

    @Test
    void tellsNothingAfterTheEnd() {
        String id = site.build(DESCRIPTION);
        tell(id, webhook(", 'events': ['SCALED']"));
        rest.post("/infrastructures/" + id + "/scaleto/only/2").ok();
        assertThat(Poll.until(() -> receiver.taken().size() == 1, Site.LIMIT)).isTrue();
        rest.delete("/infrastructures/" + id + "/notify").ok();
        rest.post("/infrastructures/" + id + "/scaleto/only/1").ok();
        tell(id, webhook(", 'events': ['SCALED']"));
        rest.post("/infrastructures/" + id + "/scaleto/only/3").ok();
        assertThat(Poll.until(() -> receiver.taken().size() == 2, Site.LIMIT)).isTrue();
        assertThat(receiver.heard().getLast().body()).contains("from 1 to 3");
    }

    @Test
    void refusesWhatCannotBeCalledAndNamesEverything() {
        String id = site.build(DESCRIPTION);
        String path = "/infrastructures/" + id + "/notify";
        JsonObject problem = rest.post(
                        path, "{\"webhook\": {\"url\": \"http://169.254.169.254/latest/\", \"secret\": \"short\"}}")
                .problem(422, "description-invalid");
        assertThat(problem.objects("problems"))
                .extracting(finding -> finding.requiredText("path"))
                .containsExactly("webhook.url", "webhook.secret");
        rest.post(path, "").problem(400, "request-invalid");
        rest.post(path, "[]").problem(400, "request-invalid");
        String unknown = "/infrastructures/00000000-0000-0000-0000-000000000000/notify";
        rest.post(unknown, webhook("").replace('\'', '"')).problem(404, "infrastructure-unknown");
        rest.get(unknown).problem(404, "infrastructure-unknown");
        rest.delete(unknown).problem(404, "infrastructure-unknown");
    }

    private void awaitTaken(List<Long> all) {
        assertThat(Poll.until(() -> new TreeSet<>(receiver.taken()).containsAll(all), Site.LIMIT))
                .as(() -> "taken " + receiver.taken() + " of " + all)
                .isTrue();
    }

    /** The number of the event that says that somebody is told; what follows is told. */
    private long setAt(String id) {
        return site.events(id).stream()
                .filter(event -> event.kind().equals("NOTIFICATION_SET"))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private JsonObject shown(String id) {
        return rest.get("/infrastructures/" + id + "/notify")
                .ok()
                .object("webhook")
                .orElseThrow();
    }

    private JsonObject tell(String id, String body) {
        return rest.post("/infrastructures/" + id + "/notify", body.replace('\'', '"'))
                .ok();
    }

    private String webhook(String more) {
        return webhook(receiver, more);
    }

    private static String webhook(Receiver to, String more) {
        return "{'webhook': {'url': '" + to.url() + "', 'secret': '" + SECRET + "'" + more + "}}";
    }
}
