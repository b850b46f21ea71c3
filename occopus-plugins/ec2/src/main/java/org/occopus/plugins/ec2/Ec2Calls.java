package org.occopus.plugins.ec2;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.occopus.spi.Deadline;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The connections to one EC2 interface, and the rule that no call outlives its deadline. Each call runs on a virtual
 * thread of its own, whose interrupt ends it wherever it is: while the library looks for a login, sends or reads.
 */
final class Ec2Calls implements AutoCloseable {
    private final Ec2Client client;
    private final Ec2Failures failures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Ec2Calls(Ec2Client client, Ec2Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    Ec2Failures failures() {
        return failures;
    }

    /**
     * Makes a call; none when the deadline has passed or the thread is interrupted already.
     *
     * @param subject what it is about, for the message of a failure
     * @throws org.occopus.spi.failure.ProviderException for whatever goes wrong; of kind {@code OUTCOME_UNKNOWN} at the
     *     deadline and at an interrupt
     */
    <T> T call(Deadline deadline, CallSubject subject, Function<Ec2Client, T> call) {
        checkThereIsTime(deadline, subject);
        Future<T> answer = threads.submit(() -> call.apply(client));
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failures.of(subject, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failures.late(subject, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted(subject, e);
        }
    }

    private void checkThereIsTime(Deadline deadline, CallSubject subject) {
        if (deadline.hasPassed()) {
            throw failures.late(subject, new TimeoutException("The deadline had passed before the call"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interrupted(subject, new InterruptedException("Interrupted before the call"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
