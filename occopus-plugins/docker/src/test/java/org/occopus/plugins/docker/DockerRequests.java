package org.occopus.plugins.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;

/** Requests and sections for tests; collects the lines of progress. */
final class DockerRequests {
    final Owner owner = Owners.any();
    final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private final String endpoint;

    DockerRequests(String endpoint) {
        this.endpoint = endpoint;
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    Account account() {
        return new Account(new Section(Map.of("endpoint", endpoint)), Section.empty());
    }

    Section section(String origin, String image) {
        return new Section(Map.of("endpoint", endpoint, "origin", origin, "image", image, "tag", "1"));
    }

    CreateRequest request(String origin, Object command) {
        return request(section(origin, "busybox"), command);
    }

    CreateRequest request(Section section, Object command) {
        return request(owner, section, command);
    }

    CreateRequest request(Owner forOwner, Section section, Object command) {
        return request(
                forOwner,
                section,
                new UserData(Optional.empty(), Map.of("command", command, "env", List.of("A=1", "B=two words"))));
    }

    CreateRequest request(Owner forOwner, Section section, UserData userData) {
        return new CreateRequest(
                forOwner,
                "occopus-infra-" + forOwner.nodeName() + "-"
                        + forOwner.instanceId().substring(0, 8),
                section,
                userData,
                progress::add,
                soon());
    }
}
