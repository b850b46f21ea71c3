package org.occopus.testkit;

import java.time.Duration;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

/** Create requests for tests. Progress goes nowhere. */
public final class Requests {
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private Requests() {}

    /**
     * A request without settings.
     *
     * @param owner whom for
     * @return due in a minute, without user data
     */
    public static CreateRequest of(Owner owner) {
        return of(owner, Section.empty());
    }

    /**
     * A request.
     *
     * @param owner whom for
     * @param settings the {@code resource} section
     * @return due in a minute, without user data
     */
    public static CreateRequest of(Owner owner, Section settings) {
        return of(owner, settings, UserData.none());
    }

    /**
     * A request.
     *
     * @param owner whom for
     * @param settings the {@code resource} section
     * @param userData what contextualisation made
     * @return due in a minute
     */
    public static CreateRequest of(Owner owner, Section settings, UserData userData) {
        return new CreateRequest(owner, nameFor(owner), settings, userData, line -> {}, Deadline.in(BUDGET));
    }

    /**
     * The same request with another deadline.
     *
     * @param request the request
     * @param deadline the other deadline
     * @return a copy
     */
    public static CreateRequest due(CreateRequest request, Deadline deadline) {
        return new CreateRequest(
                request.owner(), request.name(), request.settings(), request.userData(), request.progress(), deadline);
    }

    private static String nameFor(Owner owner) {
        return "occopus-" + owner.nodeName() + "-" + owner.instanceId();
    }
}
