package org.occopus.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.events.Event;
import org.occopus.events.NumberedEvent;

/** One infrastructure's events and its first target, in memory. */
final class MemoryNotificationStore implements NotificationStore {
    private final InstantSource clock;
    private final List<Event> events = new ArrayList<>();
    private List<TargetState> targets = List.of();

    MemoryNotificationStore(InstantSource clock) {
        this.clock = clock;
    }

    void add(String infrastructureId, Event event) {
        events.add(event);
    }

    @Override
    public void replace(String infrastructureId, List<NotificationTarget> wanted, Event event) {
        events.add(event);
        targets = wanted.stream()
                .map(target ->
                        new TargetState(target, events.size(), 0, 0, Optional.empty(), "", clock.instant(), false))
                .toList();
    }

    @Override
    public List<TargetState> find(String infrastructureId) {
        return targets.stream()
                .map(state -> new TargetState(
                        state.target(),
                        state.told(),
                        events.size() - state.told(),
                        state.failures(),
                        state.failingSince(),
                        state.lastFailure(),
                        state.nextAttempt(),
                        state.givenUp()))
                .toList();
    }

    @Override
    public List<Claim> claim(int most) {
        return find("").stream()
                .filter(state -> state.pending() > 0 && !state.givenUp())
                .filter(state -> !state.nextAttempt().isAfter(clock.instant()))
                .map(state -> new Claim(
                        "claim",
                        "0b2c1f5e-7a5e-4c62-9a46-7a3f0f1f3c11",
                        state.target(),
                        state.told(),
                        state.failures(),
                        state.failingSince()
                                .map(since -> Duration.between(since, clock.instant()))
                                .orElse(Duration.ZERO)))
                .toList();
    }

    @Override
    public List<NumberedEvent> events(String infrastructureId, long after) {
        List<NumberedEvent> page = new ArrayList<>();
        for (int index = (int) after; index < events.size(); index++) {
            page.add(new NumberedEvent(index + 1, events.get(index)));
        }
        return page;
    }

    @Override
    public boolean told(Claim claim, long number) {
        become(number, 0, Optional.empty(), "", clock.instant(), false);
        return true;
    }

    @Override
    public void failed(Claim claim, String reason, Duration wait) {
        TargetState state = targets.getFirst();
        Instant since = state.failingSince().orElse(clock.instant());
        Instant next = clock.instant().plus(wait);
        become(state.told(), state.failures() + 1, Optional.of(since), reason, next, false);
    }

    @Override
    public void giveUp(Claim claim, String reason, Event event) {
        TargetState state = targets.getFirst();
        become(state.told(), state.failures(), state.failingSince(), reason, state.nextAttempt(), true);
        events.add(event);
    }

    private void become(
            long told, int failures, Optional<Instant> since, String reason, Instant next, boolean givenUp) {
        NotificationTarget target = targets.getFirst().target();
        targets = List.of(new TargetState(target, told, 0, failures, since, reason, next, givenUp));
    }

    @Override
    public void release(Claim claim) {
        // Nobody else delivers here.
    }
}
