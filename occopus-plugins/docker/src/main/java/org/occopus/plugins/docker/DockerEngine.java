package org.occopus.plugins.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/**
 * The connections to one Docker engine, and the rule that no call outlives its deadline. Each call runs on a virtual
 * thread of its own, because the library knows one time limit per client and none at all on Unix sockets; an interrupt
 * of that thread closes its connection (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/Socket.html).
 */
final class DockerEngine implements AutoCloseable {
    /**
     * Twice the calls that the engine makes at once, as a creation that fetches an image needs a second connection; and
     * one for each container that is only just ending.
     */
    private static final int CONNECTIONS = 192;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final DockerHttpClient transport;
    private final DockerClient client;
    private final DockerFailures failures;
    private final Optional<TlsProbe> probe;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DockerEngine(
            DockerHttpClient transport, DockerClient client, DockerFailures failures, Optional<TlsProbe> probe) {
        this.transport = transport;
        this.client = client;
        this.failures = failures;
        this.probe = probe;
    }

    /** Prepares the connections; none is made yet. */
    static DockerEngine open(DockerEndpoint endpoint, Optional<SSLContext> tls) {
        URI address = endpoint.address(tls.isPresent());
        var builder = new ZerodepDockerHttpClient.Builder()
                .dockerHost(address)
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT_LIMIT);
        tls.ifPresent(context -> builder.sslConfig(() -> context));
        DockerHttpClient transport = builder.build();
        // A builder of one's own reads neither DOCKER_HOST nor ~/.docker/config.json, unlike the library's default one.
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.toString())
                .withDockerTlsVerify(false)
                .build();
        return new DockerEngine(
                transport,
                DockerClientImpl.getInstance(config, transport),
                new DockerFailures(endpoint.text()),
                tls.map(context -> new TlsProbe(address, context)));
    }

    DockerClient client() {
        return client;
    }

    DockerHttpClient transport() {
        return transport;
    }

    DockerFailures failures() {
        return failures;
    }

    /**
     * Makes a call; none when the deadline has passed or the thread is interrupted already.
     *
     * @param subject what it is about, for the message of a failure
     * @throws ProviderException for whatever goes wrong; of kind {@code OUTCOME_UNKNOWN} at the
     *     deadline and at an interrupt
     */
    <T> T call(Deadline deadline, CallSubject subject, Callable<T> call) {
        checkThereIsTime(deadline, subject);
        Future<T> answer = threads.submit(call);
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(deadline, subject, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failures.late(subject, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted(subject, e);
        }
    }

    /** Makes a call that nobody waits for to its end; closing ends it. */
    <T> Future<T> begin(Callable<T> call) {
        return threads.submit(call);
    }

    private void checkThereIsTime(Deadline deadline, CallSubject subject) {
        if (deadline.hasPassed()) {
            throw failures.late(subject, new TimeoutException("The deadline had passed before the call"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interrupted(subject, new InterruptedException("Interrupted before the call"));
        }
    }

    private ProviderException failure(Deadline deadline, CallSubject subject, Throwable thrown) {
        ProviderException failure = failures.of(subject, thrown);
        if (failure.kind() != ProviderFailure.OUTCOME_UNKNOWN) {
            return failure;
        }
        return probe.flatMap(connection -> connection.refusal(deadline))
                .map(refusal -> failures.of(subject, refusal))
                .filter(found -> found.kind() == ProviderFailure.UNAUTHORISED)
                .orElse(failure);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            client.close();
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Connections to Docker could not be closed", e);
        }
    }
}
