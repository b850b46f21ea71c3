package org.occopus.container;

import jakarta.annotation.Resource;
import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees the timers of all beans, for it is packed beside them. */
@Stateless
public class TimerWitness {
    @Resource
    TimerService timerService;

    /** What the living timers were made for. */
    public Set<Object> purposes() {
        return timerService.getAllTimers().stream()
                .flatMap(TimerWitness::purpose)
                .collect(Collectors.toSet());
    }

    private static Stream<Object> purpose(Timer timer) {
        try {
            return Stream.ofNullable(timer.getInfo());
        } catch (NoSuchObjectLocalException cancelledMeanwhile) {
            return Stream.empty();
        }
    }
}
