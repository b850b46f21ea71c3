package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;
import org.occopus.testkit.Requests;

/** A handler of machines on fake services that has a resource group, for the tests of machines. */
abstract class AzureVmFixture {
    final FakeAzure azure = new FakeAzure();
    final ResourceHandler handler = new AzureVmFactory().open(azure.account());
    final Owner owner = Owners.any();
    final Section plain = Sections.machine(azure.endpoint());
    final Section open = Sections.with(plain, "public_ip_needed", true);

    @BeforeEach
    void giveGroup() {
        azure.change(cloud -> cloud.groups.add("lab"));
    }

    @AfterEach
    void stop() {
        handler.close();
        azure.close();
    }

    CreateRequest request(Section settings) {
        return Requests.of(owner, settings, new UserData(Optional.of("#cloud-config\n"), Map.of()));
    }

    Resource describedAfterBoot(Resource created) {
        handler.describe(created.id(), soon());
        return handler.describe(created.id(), soon()).orElseThrow();
    }

    ProviderException failureOf(Runnable call) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    Resource only(Resource sought) {
        return handler.listOwned(OwnerTag.instance(owner.instanceId()), soon()).stream()
                .filter(found -> found.id().equals(sought.id()))
                .findFirst()
                .orElseThrow();
    }
}
