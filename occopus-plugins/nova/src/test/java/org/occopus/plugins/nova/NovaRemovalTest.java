package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** Deletions that something stands in the way of, on fake services. */
class NovaRemovalTest {
    private final FakeOpenStack cloud = new FakeOpenStack();
    private final ResourceHandler handler = new NovaFactory().open(cloud.account());
    private final Owner owner = Owners.any();

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private Resource create(Map<String, Object> settings) {
        return handler.create(Requests.of(owner, cloud.settings(settings)));
    }

    private Deletion delete(Resource server) {
        return handler.delete(server.id(), Deadline.in(Duration.ofSeconds(20)));
    }

    private ObjectNode only() {
        return cloud.project.servers.values().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 503})
    void deletesAServerWhoseVolumeCannotBeMarked(int status) {
        Resource server = create(Map.of("volume_size", 5));
        cloud.project.deletesVolumes = false;
        cloud.answerNext("POST /volume", FakeAnswer.refusal(status, "no"));

        assertThat(delete(server)).isEqualTo(Deletion.UNDER_WAY);
        assertThat(only().path("OS-EXT-STS:task_state").asText()).isEqualTo("deleting");
        assertThat(delete(server)).isEqualTo(Deletion.UNDER_WAY);
        assertThat(delete(server)).isEqualTo(Deletion.DONE);
        assertThat(cloud.project.servers).isEmpty();
        assertThat(cloud.project.volumes).isEmpty();
    }

    @Test
    void deletesAVolumeThatIsToPersistWhenItsServerNeverRan() {
        Resource server = create(Map.of("volume_size", 5, "volume_persist", true));
        only().put("status", "ERROR").putNull("OS-SRV-USG:launched_at");
        for (int call = 0; call < 4 && delete(server) == Deletion.UNDER_WAY; call++) {
            assertThat(call).isLessThan(3);
        }

        assertThat(cloud.project.servers).isEmpty();
        assertThat(cloud.project.volumes).isEmpty();
    }

    @Test
    void tellsNovaAgainOfAServerThatStaysInItsTaskButNotEachTime() {
        Resource server = create(Map.of());
        cloud.project.endsServers = false;
        only().put("OS-EXT-STS:task_state", "deleting");
        delete(server);
        delete(server);
        assertThat(cloud.count("DELETE /compute/v2.1/servers/" + server.id())).isEqualTo(1);
        cloud.project.endsServers = true;
        delete(server);

        assertThat(delete(server)).isEqualTo(Deletion.DONE);
    }

    @Test
    void isNotDoneWhileAVolumeThatIsNotMarkedCannotBeAskedFor() {
        Resource server = create(Map.of("volume_size", 5));
        cloud.answerNext("POST /volume", FakeAnswer.refusal(503, "no"));
        delete(server);
        delete(server);
        cloud.answerNext("GET /volume", FakeAnswer.refusal(503, "no"));

        assertThatThrownBy(() -> delete(server)).isInstanceOf(ProviderException.class);
        assertThat(delete(server)).isEqualTo(Deletion.DONE);
    }
}
