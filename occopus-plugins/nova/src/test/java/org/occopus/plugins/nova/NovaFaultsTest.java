package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceState;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** What is told of servers that failed, on fake services. */
class NovaFaultsTest {
    private final FakeOpenStack cloud = new FakeOpenStack();
    private final ResourceHandler handler = new NovaFactory().open(cloud.account());
    private final Owner owner = Owners.any();

    @AfterEach
    void stop() {
        handler.close();
        cloud.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private Resource create() {
        return handler.create(Requests.of(owner, cloud.settings(Map.of())));
    }

    private ObjectNode only() {
        return cloud.project.servers.values().iterator().next();
    }

    @Test
    void tellsWhyAServerFailed() {
        Resource server = create();
        only().put("status", "ERROR").putObject("fault").put("code", 500).put("message", "No valid host was found. ");
        Resource shown = handler.describe(server.id(), soon()).orElseThrow();

        assertThat(shown.state()).isEqualTo(ResourceState.FAILED);
        assertThat(shown.fault()).contains("No valid host was found. ");
        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon()))
                .extracting(Resource::fault)
                .containsExactly(shown.fault());
    }

    @ParameterizedTest
    @CsvSource({
        "No valid host was found. There are not enough hosts available., NO_CAPACITY",
        "'Build of instance x aborted: VolumeSizeExceedsAvailableQuota: Requested volume exceeds allowed quota.', QUOTA_EXCEEDED"
    })
    void tellsWhatAFaultMeansThatNovaFoundAfterItsAnswer(String words, ProviderFailure kind) {
        Resource server = create();
        only().put("status", "ERROR").putObject("fault").put("message", words);

        assertThat(handler.describe(server.id(), soon()).flatMap(Resource::failure))
                .contains(kind);
    }

    @Test
    void makesNothingOfOtherFaults() {
        Resource server = create();
        only().put("status", "ERROR").putObject("fault").put("message", "Unexpected vif_type=binding_failed");

        assertThat(handler.describe(server.id(), soon()).flatMap(Resource::failure))
                .isEmpty();
    }

    @Test
    void asksForTheFaultThatAListingLeavesOut() {
        create();
        cloud.project.listsFaults = false;
        only().put("status", "ERROR").putObject("fault").put("message", "No valid host was found.");

        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon()))
                .flatExtracting(resource -> resource.fault().stream().toList())
                .containsExactly("No valid host was found.");
    }

    @Test
    void listsAFailedServerWhoseFaultCannotBeAskedFor() {
        Resource server = create();
        cloud.project.listsFaults = false;
        only().put("status", "ERROR");
        cloud.answerNext("GET /compute/v2.1/servers/" + server.id(), FakeAnswer.refusal(500, "Unexpected API Error."));

        assertThat(handler.listOwned(OwnerTag.server(owner.serverId()), soon()))
                .extracting(Resource::state)
                .containsExactly(ResourceState.FAILED);
    }
}
