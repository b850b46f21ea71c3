package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.plugins.docker.FakeDockerEngine.Route;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.testkit.Patience;

/** How containers end. */
class DockerDeletionTest {
    private final FakeDockerEngine engine = new FakeDockerEngine();
    private final DockerRequests requests = new DockerRequests(engine.endpoint());
    private final ResourceHandler handler = new DockerFactory().open(requests.account());

    DockerDeletionTest() {
        engine.images.add("busybox:1");
    }

    @AfterEach
    void stop() {
        engine.close();
        handler.close();
    }

    private CreateRequest request() {
        return requests.request("local", "sh -c 'sleep 5'");
    }

    @Test
    void stopsAContainerBeforeItRemovesItWithItsAnonymousVolumes() {
        Resource created = handler.create(request());
        engine.requests.clear();

        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.DONE);
        assertThat(engine.count("POST", "/containers/" + created.id() + "/stop?t=10"))
                .isEqualTo(1);
        assertThat(engine.requests).last().asString().startsWith("DELETE").contains("v=true");
        assertThat(engine.containers).isEmpty();
    }

    @Test
    void removesInOneRequestWhatHasEnded() {
        Resource created = handler.create(request());
        engine.only().state = "exited";
        engine.requests.clear();

        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.DONE);
        assertThat(engine.requests).hasSize(1);
    }

    @Test
    void doesNotWaitForAContainerThatTakesItsTimeToEnd() {
        Resource created = handler.create(request());
        engine.hang(Route.STOP);

        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(handler.describe(created.id(), DockerRequests.soon())
                        .orElseThrow()
                        .state())
                .isEqualTo(ResourceState.RUNNING);
        engine.release();
        Patience.of(Duration.ofSeconds(20))
                .until("the removal", () -> handler.delete(created.id(), DockerRequests.soon()) == Deletion.DONE);
        assertThat(engine.count("POST", "/containers/" + created.id() + "/stop"))
                .as("the container was asked to end")
                .isEqualTo(1);
    }

    @Test
    void removesByForceWhatCanNotBeStopped() {
        Resource created = handler.create(request());
        engine.failNext(Route.STOP, 500, "tried to kill container, but did not receive an exit event");

        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.DONE);
        assertThat(engine.requests).last().asString().startsWith("DELETE").contains("force=true", "v=true");
    }

    @Test
    void saysUnderWayWhileDockerRemovesAlready() {
        Resource created = handler.create(request());
        engine.failNext(Route.REMOVE, 409, "removal of container " + created.id() + " is already in progress");

        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.UNDER_WAY);
        assertThat(handler.delete(created.id(), DockerRequests.soon())).isEqualTo(Deletion.DONE);
    }
}
