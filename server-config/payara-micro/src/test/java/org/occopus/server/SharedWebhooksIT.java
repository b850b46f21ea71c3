package org.occopus.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.server.Receiver.Heard;

/**
 * Two servers on one database tell a webhook with a certificate of a private authority: once while all is well, and at
 * least once when one of them is killed.
 */
class SharedWebhooksIT {
    /** A claim of a killed server ends after a minute. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String DEFINITION = """
            'node_def:told':
              - resource: {type: simulator}
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: told
            nodes:
              - {name: only, type: told, scaling: {min: 1, max: 9}}
            """;

    private static @Nullable Cluster started;
    private static @Nullable TestCertificate made;

    private final Cluster cluster = requireNonNull(started, "the servers are started before the tests");
    private final Receiver receiver;

    SharedWebhooksIT() throws Exception {
        receiver = Receiver.secured(requireNonNull(made).serving());
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "EC");
        String trust = "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(certificate.store(), TestCertificate.PASSWORD);
        Cluster cluster = Cluster.start(directory, 2, Map.of("JAVA_TOOL_OPTIONS", trust));
        cluster.site(0).define(DEFINITION);
        started = cluster;
        made = certificate;
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @AfterEach
    void stops() {
        receiver.close();
    }

    @Test
    void tellsEachEventOnceWhileAllIsWell() {
        String id = cluster.site(0).submit(DESCRIPTION);
        long first = tell(cluster.site(0), id);
        cluster.site(0).settled(id);
        cluster.site(1).client().scaleTo(id, "only", 4);
        cluster.site(1).settled(id);
        cluster.site(0).client().destroy(id);
        cluster.site(0).awaitDestroyed(id);
        List<Long> all = allFrom(first, cluster.site(0), id);
        awaitTaken(all);
        assertThat(receiver.heard()).extracting(Heard::number).isEqualTo(all);
    }

    /** One of the two was telling. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void losesNothingWhenAServerIsKilledWhileOneTells(int killed) {
        Site survivor = cluster.site(cluster.otherThan(killed));
        receiver.answers(Receiver.SILENCE);
        String id = survivor.submit(DESCRIPTION);
        long first = tell(survivor, id);
        survivor.client().scaleTo(id, "only", 2);
        assertThat(Poll.until(() -> !receiver.heard().isEmpty(), LIMIT)).isTrue();
        cluster.server(killed).kill9();
        survivor.settled(id);
        awaitTaken(allFrom(first, survivor, id));
        cluster.server(killed).restart();
    }

    private static List<Long> allFrom(long first, Site site, String id) {
        return LongStream.rangeClosed(first, site.events(id).size()).boxed().toList();
    }

    private void awaitTaken(List<Long> all) {
        assertThat(Poll.until(() -> new TreeSet<>(receiver.taken()).containsAll(all), LIMIT))
                .as(() -> "taken " + receiver.taken() + " of " + all)
                .isTrue();
    }

    /** Answers the number of the first event that is told. */
    private long tell(Site site, String id) {
        String webhook =
                "{\"webhook\": {\"url\": \"%s\", \"secret\": \"for-this-test-only-0\"}}".formatted(receiver.url());
        site.rest().post("/infrastructures/" + id + "/notify", webhook).ok();
        return site.events(id).stream()
                        .filter(event -> event.kind().equals("NOTIFICATION_SET"))
                        .findFirst()
                        .orElseThrow()
                        .number()
                + 1;
    }
}
