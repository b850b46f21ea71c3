package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.plugins.docker.DockerResourceHandlerTest.failureOf;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.ResourceHandler;

/** A Unix socket that takes requests and never answers, where the client library knows no time limit of its own. */
@Timeout(20)
class DockerDeadlineTest {
    @TempDir
    Path directory;

    @Test
    void closesTheConnectionAtTheDeadline() throws Exception {
        Path socket = directory.resolve("docker.sock");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            var bytes = CompletableFuture.supplyAsync(() -> readToItsEnd(listening), threads);
            try (ResourceHandler handler = new DockerFactory().open(new DockerRequests("unix://" + socket).account())) {
                assertThat(failureOf(() -> handler.listOwned(OwnerTag.node("web"), Deadline.in(Duration.ofSeconds(2))))
                                .kind())
                        .isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
                assertThat(bytes.get(10, TimeUnit.SECONDS))
                        .as("bytes of the request")
                        .isPositive();
            }
        }
    }

    private static long readToItsEnd(ServerSocketChannel listening) {
        try (SocketChannel connection = listening.accept()) {
            long total = 0;
            var buffer = ByteBuffer.allocate(1024);
            for (int read = connection.read(buffer); read >= 0; read = connection.read(buffer.clear())) {
                total += read;
            }
            return total;
        } catch (IOException e) {
            return -1;
        }
    }
}
