package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;

/** Live events reach everybody once and in order, however many there are, and whoever has gone costs nothing. */
@ExtendWith(SharedServer.class)
class EventStreamIT {
    private static final int READERS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern WATCHERS = Pattern.compile("(?m)^occopus_watchers (\\S+)$");
    private static final String DEFINITION = """
            'node_def:stream_node':
              - resource: {type: simulator}
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: stream
            nodes:
              - {name: web, type: stream_node, scaling: {min: 1, max: 5}}
            """;

    private final Site site;

    EventStreamIT(Site site) {
        this.site = site;
        site.define(DEFINITION);
    }

    private URI events(String id) {
        return URI.create(site.server().baseUri() + "/infrastructures/" + id + "/events");
    }

    /** Over one HTTP/2 connection the server lets a hundred requests wait, so that each has its own here. */
    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private List<Long> allNumbers(String id) {
        return site.events(id).stream().map(InfrastructureEvent::number).toList();
    }

    private double watchers() {
        Matcher gauge = WATCHERS.matcher(site.rest().get("/metrics").body());
        assertThat(gauge.find()).isTrue();
        return Double.parseDouble(gauge.group(1));
    }

    private static void await(String what, BooleanSupplier condition) {
        assertThat(Poll.until(condition, LIMIT)).as(what).isTrue();
    }

    @Test
    void tellsManyReadersEverythingOnceAndInOrder() {
        String id = site.build(DESCRIPTION);
        HttpClient http = client();
        try {
            List<StreamReader> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(StreamReader.of(http, events(id), 0));
            }
            await("all streams are open", () -> readers.stream().allMatch(StreamReader::isOpen));
            assertThat(watchers()).isGreaterThanOrEqualTo(READERS);
            site.rest().post("/infrastructures/" + id + "/scaleto/web/5").ok();
            site.settled(id);
            site.rest().delete("/infrastructures/" + id).ok();
            site.awaitDestroyed(id);
            await("all streams have ended", () -> readers.stream().allMatch(StreamReader::hasEnded));
            List<Long> all = allNumbers(id);
            assertThat(readers)
                    .allSatisfy(reader -> assertThat(reader.numbers()).isEqualTo(all));
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void goesOnWithoutGapOrRepeatWhereAReaderHasHungUp() {
        String id = site.build(DESCRIPTION);
        HttpClient http = client();
        try {
            StreamReader first = StreamReader.of(http, events(id), 0);
            await("the first events", () -> first.numbers().size() > 3);
            first.close();
            List<Long> seen = new ArrayList<>(first.numbers());
            site.rest().post("/infrastructures/" + id + "/scaleto/web/3").ok();
            site.settled(id);
            StreamReader second = StreamReader.of(http, events(id), seen.getLast());
            await("the rest", () -> {
                List<Long> both = new ArrayList<>(seen);
                both.addAll(second.numbers());
                return both.equals(allNumbers(id));
            });
            second.close();
            await("nobody is told any more", () -> watchers() == 0);
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void endsWhenTheTokenOfTheReaderIsRevoked() throws IOException, InterruptedException {
        String id = site.build(DESCRIPTION);
        JsonObject token = site.rest()
                .post("/tokens", "{\"name\": \"reader\", \"role\": \"viewer\", \"user_id\": \"you@example.org\"}")
                .ok();
        HttpClient http = client();
        try {
            HttpRequest request = HttpRequest.newBuilder(events(id))
                    .header("Accept", "text/event-stream")
                    .header("Authorization", "Bearer " + token.requiredText("token"))
                    .build();
            HttpResponse<InputStream> stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            site.rest().delete("/tokens/" + token.requiredText("id")).ok();
            assertThat(CompletableFuture.supplyAsync(() -> text(stream.body())))
                    .succeedsWithin(LIMIT)
                    .asString()
                    .contains("event: SUBMITTED");
        } finally {
            http.shutdownNow();
        }
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
