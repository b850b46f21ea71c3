package org.occopus.plugins.simulator;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;

/** What stands between a caller and one endpoint of the simulated cloud. */
final class Obstacles {
    private final Simulator simulator;
    private final String endpoint;

    Obstacles(Simulator simulator, String endpoint) {
        this.simulator = simulator;
        this.endpoint = endpoint;
    }

    /**
     * Lets a call through, or does not.
     *
     * @return the faults that concern this endpoint
     */
    List<Fault> pass(Deadline deadline) {
        if (Thread.currentThread().isInterrupted()) {
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "the call was interrupted");
        } else if (deadline.hasPassed()) {
            throw failure(ProviderFailure.UNREACHABLE, "the time for the call was over before it began");
        }
        List<Fault> faults = simulator.faults().all(deadline).stream()
                .filter(fault -> fault.concerns(endpoint))
                .toList();
        faults.forEach(fault -> resist(fault, deadline));
        return faults;
    }

    private void resist(Fault fault, Deadline deadline) {
        if (fault.unreachable()) {
            throw failure(ProviderFailure.UNREACHABLE, "told to be unreachable");
        }
        if (fault.hang()) {
            pause(deadline.remaining());
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "told to hang, and the time for the call is over");
        }
        if (usesUp(fault, Fault.Counter.THROTTLE, deadline)) {
            throw ProviderException.throttled(
                    "throttled", "Simulator " + endpoint + ": told to throttle; wait a little", fault.retryAfter());
        }
    }

    /** Fails when the node's definition or a fault says so; nothing has been created then. */
    void refuseCreation(CreateRequest request, SimulatorSettings settings, List<Fault> faults) {
        Deadline deadline = request.deadline();
        settings.failure()
                .filter(failure -> fails(request, failure.times()))
                .ifPresent(failure -> fail(failure.kind(), "'fail_create' of the node says so"));
        for (Fault fault : faults) {
            fault.failCreate()
                    .filter(kind -> fault.times().isEmpty() || usesUp(fault, Fault.Counter.TIMES, deadline))
                    .ifPresent(kind -> fail(kind, "told to fail creations"));
        }
    }

    private boolean fails(CreateRequest request, OptionalInt times) {
        return times.isEmpty()
                || simulator
                        .faults()
                        .takeOfNode(request.owner(), times.getAsInt(), simulator.now(), request.deadline());
    }

    /** Loses the answer to a creation that has happened, when a fault says so. */
    void loseAnswer(List<Fault> faults, Deadline deadline) {
        for (Fault fault : faults) {
            if (usesUp(fault, Fault.Counter.LOSE_ANSWERS, deadline)) {
                fail(ProviderFailure.OUTCOME_UNKNOWN, "told to lose the answer");
            }
        }
    }

    private boolean usesUp(Fault fault, Fault.Counter counter, Deadline deadline) {
        return fault.left(counter) > 0 && simulator.faults().take(fault, counter, deadline);
    }

    /** Answers late; a caller that does not wait that long finds out with the same token. */
    void answerAfter(Duration latency, Deadline deadline) {
        boolean tooLong = latency.compareTo(deadline.remaining()) > 0;
        pause(tooLong ? deadline.remaining() : latency);
        if (tooLong) {
            fail(ProviderFailure.OUTCOME_UNKNOWN, "no answer in time; it takes " + latency.toMillis() + " ms");
        }
    }

    private void pause(Duration duration) {
        try {
            // Nobody counts down: it is a wait that only time or an interrupt ends.
            boolean counted = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
            assert !counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(ProviderFailure.OUTCOME_UNKNOWN, "the call was interrupted");
        }
    }

    private void fail(ProviderFailure kind, String why) {
        throw failure(kind, why);
    }

    ProviderException failure(ProviderFailure kind, String why) {
        return new ProviderException(kind, CreateFailure.word(kind), "Simulator " + endpoint + ": " + why);
    }
}
