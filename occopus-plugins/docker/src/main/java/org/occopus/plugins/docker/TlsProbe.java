package org.occopus.plugins.docker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.occopus.spi.Deadline;

/**
 * Finds out why a TLS connection broke. In TLS 1.3 a server refuses a client's certificate after the client may send
 * (https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2.4), so that the request often breaks off before the refusal is
 * read, and looks like one whose answer got lost. A connection that sends no request reads the refusal for sure.
 *
 * @param address host and port
 * @param context with our certificate
 */
record TlsProbe(URI address, SSLContext context) {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Connects and listens for a second at most; empty unless the server refuses the handshake. */
    Optional<SSLHandshakeException> refusal(Deadline deadline) {
        int millis = Math.toIntExact(deadline.atMost(LIMIT).remaining().toMillis());
        return millis == 0 ? Optional.empty() : refusal(millis);
    }

    private Optional<SSLHandshakeException> refusal(int millis) {
        try (Socket socket = context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis);
            socket.setSoTimeout(millis);
            socket.getInputStream().readNBytes(1);
            return Optional.empty();
        } catch (SSLHandshakeException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
