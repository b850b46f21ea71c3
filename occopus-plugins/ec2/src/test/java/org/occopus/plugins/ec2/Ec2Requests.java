package org.occopus.plugins.ec2;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Patience;
import org.occopus.testkit.ec2.Ec2Catalogue;
import org.occopus.testkit.ec2.FakeEc2;

/** What tests ask of the fake cloud. */
final class Ec2Requests {
    static final Patience PATIENCE = Patience.of(Duration.ofSeconds(20));

    private Ec2Requests() {}

    static Section credentials() {
        return new Section(Map.of("accesskey", FakeEc2.ACCESS_KEY, "secretkey", FakeEc2.SECRET_KEY));
    }

    static Account account(FakeEc2 cloud) {
        return new Account(settings(cloud), credentials());
    }

    static Section settings(FakeEc2 cloud) {
        return settings(cloud, Map.of());
    }

    static Section settings(FakeEc2 cloud, Map<String, Object> more) {
        return settings(cloud.endpoint(), more);
    }

    static Section settings(String endpoint, Map<String, Object> more) {
        var values = new HashMap<String, Object>(Map.of(
                "endpoint", endpoint,
                "regionname", FakeEc2.REGION,
                "image_id", Ec2Catalogue.IMAGE,
                "instance_type", Ec2Catalogue.TYPE));
        values.putAll(more);
        return new Section(values);
    }

    static ResourceHandler open(FakeEc2 cloud) {
        return new Ec2Factory().open(account(cloud));
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    static void delete(ResourceHandler handler, Resource resource) {
        PATIENCE.until("the end of " + resource.id(), () -> handler.delete(resource.id(), soon()) == Deletion.DONE);
    }

    static ProviderException failureOf(Runnable call) {
        try {
            call.run();
        } catch (ProviderException e) {
            return e;
        }
        throw new AssertionError("The call succeeded");
    }
}
