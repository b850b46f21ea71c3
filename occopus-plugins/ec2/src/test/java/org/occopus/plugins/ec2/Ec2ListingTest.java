package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.ec2.Ec2Requests.failureOf;
import static org.occopus.plugins.ec2.Ec2Requests.open;
import static org.occopus.plugins.ec2.Ec2Requests.settings;
import static org.occopus.plugins.ec2.Ec2Requests.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;
import org.occopus.testkit.SettableClock;
import org.occopus.testkit.ec2.Ec2Refusal;
import org.occopus.testkit.ec2.FakeEc2;

/** Listings on servers that do not do all that is asked. */
class Ec2ListingTest {
    private final SettableClock clock = new SettableClock(Instant.now());
    private final FakeEc2 cloud = FakeEc2.start("/", clock);
    private final ResourceHandler handler = open(cloud);
    private final Owner owner = Owners.any();

    @BeforeEach
    void behave() {
        cloud.behaviour().bootTakes(Duration.ofSeconds(30)).shutdownTakes(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        handler.close();
        cloud.close();
    }

    private CreateRequest request() {
        return Requests.of(owner, settings(cloud));
    }

    private List<Resource> listed() {
        return handler.listOwned(OwnerTag.infrastructure(owner.infrastructureId()), soon());
    }

    @Test
    void worksWithACloudThatKnowsNoVolumes() {
        for (int i = 0; i < 2; i++) {
            cloud.faults().failNext("DescribeVolumes", new Ec2Refusal(400, "InvalidAction", "No such action"));
        }
        Resource created = handler.create(request());

        assertThat(listed()).extracting(Resource::id).containsExactly(created.id());
        handler.delete(created.id(), soon());
        clock.tick(Duration.ofSeconds(30));
        assertThat(handler.delete(created.id(), soon())).isEqualTo(Deletion.DONE);
    }

    @ParameterizedTest
    @CsvSource({"501, NotImplemented", "501, ''", "500, NotImplemented", "403, UnauthorizedOperation"})
    void listsMachinesWhereVolumesAreNotListed(int status, String code) {
        Resource created = handler.create(request());
        cloud.faults().failNext("DescribeVolumes", new Ec2Refusal(status, code, "No"));

        assertThat(listed()).extracting(Resource::id).containsExactly(created.id());
    }

    @Test
    void failsAListingWhenTheVolumesCannotBeListedForNow() {
        cloud.faults().failNext("DescribeVolumes", new Ec2Refusal(500, "InternalError", "No"));

        assertThat(failureOf(this::listed).kind()).isEqualTo(ProviderFailure.PROVIDER_FAULT);
    }

    @ParameterizedTest
    @CsvSource({"400, InvalidParameterValue", "500, ValueError", "501, NotImplemented"})
    void findsMachinesOnAServerThatCannotFilterByTags(int status, String code) {
        Resource created = handler.create(request());
        cloud.faults().failNext("DescribeInstances", new Ec2Refusal(status, code, "No such filter"));

        assertThat(listed())
                .filteredOn(found -> !found.companion())
                .extracting(Resource::id)
                .containsExactly(created.id());
    }

    @Test
    void failsAListingWhenAPageFails() {
        cloud.behaviour().pagesOf(1);
        handler.create(request());
        handler.create(Requests.of(Owners.siblingOf(owner), settings(cloud)));
        cloud.faults().throttle(1);

        assertThat(failureOf(this::listed).kind()).isEqualTo(ProviderFailure.THROTTLED);
        assertThat(listed()).filteredOn(found -> !found.companion()).hasSize(2);
    }
}
