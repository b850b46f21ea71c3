package org.occopus.plugins.ec2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Carries the requests of the AWS SDK. Its own client for {@code HttpURLConnection} loses what an answer 401 says, which is
 * where Amazon tells that terms have to be accepted first.
 */
final class JdkHttpClient implements SdkHttpClient {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** Longer than any answer that Amazon gives, so that a silent server cannot hold a creation for its whole budget. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    /** What the JDK writes itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .executor(threads)
            .build();

    private JdkHttpClient() {}

    /** For the SDK, which closes the clients that it builds. */
    static final class Builder implements SdkHttpClient.Builder<Builder> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new JdkHttpClient();
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    /** One request, to be sent once. */
    private final class Exchange implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private volatile Optional<Future<?>> underWay = Optional.empty();

        private Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(message(request), BodyHandlers.ofByteArray());
            underWay = Optional.of(answer);
            try {
                return read(answer.get(ANSWER_LIMIT.toNanos(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw new HttpTimeoutException("none within " + ANSWER_LIMIT.toSeconds() + " s");
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The call was interrupted");
            }
        }

        @Override
        public void abort() {
            underWay.ifPresent(answer -> answer.cancel(true));
        }
    }

    private static HttpRequest message(HttpExecuteRequest request) throws IOException {
        var sent = request.httpRequest();
        var message = HttpRequest.newBuilder(sent.getUri()).method(sent.method().name(), body(request));
        sent.forEachHeader((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> message.header(name, value));
            }
        });
        return message.build();
    }

    private static BodyPublisher body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return BodyPublishers.noBody();
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return BodyPublishers.ofByteArray(content.readAllBytes());
        }
    }

    private static HttpExecuteResponse read(HttpResponse<byte[]> answer) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.statusCode())
                        .headers(answer.headers().map())
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }
}
