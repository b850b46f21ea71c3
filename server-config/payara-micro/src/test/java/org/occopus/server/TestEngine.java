package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.occopus.testkit.real.RealDocker;

/**
 * A Docker engine to test on, asked behind Occopus' back.
 *
 * @param engine where it is
 */
record TestEngine(RealDocker engine) {
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");

    /** Finds the engine, or skips the test and says why. */
    static TestEngine orSkip() {
        return new TestEngine(RealDocker.orSkip());
    }

    /** The ids of all containers of an infrastructure, running or not. */
    List<String> containersOf(String infrastructure) {
        return labelled("org.occopus.infrastructure=" + infrastructure);
    }

    /** The id of the container of a node instance. */
    String containerOf(String instance) {
        List<String> ids = labelled("org.occopus.instance=" + instance);
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }

    private List<String> labelled(String label) {
        String filters = URLEncoder.encode("{\"label\":[\"" + label + "\"]}", StandardCharsets.UTF_8);
        String answer = ask("GET", "/containers/json?all=1&filters=" + filters);
        return ID.matcher(answer).results().map(id -> id.group(1)).toList();
    }

    void kill(String container) {
        assertThat(ask("POST", "/containers/" + container + "/kill")).startsWith("HTTP/1.0 204");
    }

    /** The tar archive of a file in a container, as text; or the engine's refusal when there is no such file. */
    String file(String container, String path) {
        return ask("GET", "/containers/" + container + "/archive?path=" + path);
    }

    /** HTTP/1.0 keeps the answer free of chunks. */
    private String ask(String method, String path) {
        var address = UnixDomainSocketAddress.of(engine.socket().replaceFirst("^unix://", ""));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            String request = method + " " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var answer = new ByteArrayOutputStream();
            Channels.newInputStream(channel).transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
