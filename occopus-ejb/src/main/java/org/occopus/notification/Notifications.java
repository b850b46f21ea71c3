package org.occopus.notification;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.notification.NotificationStore.TargetState;

/** Who is told of an infrastructure's events. Thread-safe; called without a transaction. */
public final class Notifications {
    private final Infrastructures infrastructures;
    private final NotificationStore store;
    private final NotificationSettings settings;
    private final InstantSource clock;

    /**
     * @param infrastructures knows which there are
     * @param store who is told, and how far
     * @param settings how notifications go out
     * @param clock the engine's time
     */
    public Notifications(
            Infrastructures infrastructures,
            NotificationStore store,
            NotificationSettings settings,
            InstantSource clock) {
        this.infrastructures = infrastructures;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sets who is told of what happens from now on, in place of what was set.
     *
     * @param infrastructureId the infrastructure
     * @param text JSON, see {@code docs/rest.md}
     * @return what is worth telling although it was accepted
     * @throws org.occopus.problem.ProblemException {@code infrastructure-unknown}, {@code request-invalid},
     *     {@code description-invalid}
     */
    public List<String> set(String infrastructureId, String text) {
        infrastructures.report(infrastructureId);
        List<NotificationTarget> targets = new TargetReader(settings.addresses()).read(text);
        String places = targets.stream().map(NotificationTarget::place).collect(Collectors.joining(" and "));
        store.replace(infrastructureId, targets, event(places + " is told of events from now on."));
        boolean toNobody = settings.isFcmGone()
                && targets.stream().anyMatch(target -> target.kind() == NotificationTarget.Kind.FCM);
        return toNobody
                ? List.of(
                        "Google shut down the legacy interface of Firebase Cloud Messaging in 2024. Set OCCOPUS_FCM_URL"
                                + " to a service that takes its messages, or use 'webhook'.")
                : List.of();
    }

    /**
     * Who is told, and how far.
     *
     * @return empty when nobody is
     * @throws org.occopus.problem.ProblemException {@code infrastructure-unknown}
     */
    public List<TargetState> show(String infrastructureId) {
        infrastructures.status(infrastructureId);
        return store.find(infrastructureId);
    }

    /**
     * Nobody is told any more.
     *
     * @throws org.occopus.problem.ProblemException {@code infrastructure-unknown}
     */
    public void end(String infrastructureId) {
        if (!show(infrastructureId).isEmpty()) {
            store.replace(infrastructureId, List.of(), event("Nobody is told of events any more."));
        }
    }

    private Event event(String words) {
        return Event.of(clock.instant(), EventKind.NOTIFICATION_SET, words);
    }
}
