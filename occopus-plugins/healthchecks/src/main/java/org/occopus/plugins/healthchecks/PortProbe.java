package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.occopus.spi.Deadline;

/** A TCP connection to one port, tried at each address of the host, IPv4 or IPv6, until one takes it. */
record PortProbe(String host, int port) implements Probes.Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Override
    public String subject() {
        return "port " + port + " of " + host;
    }

    @Override
    public Optional<String> complaint(Deadline deadline) {
        Deadline end = deadline.atMost(LIMIT);
        try {
            Optional<String> complaint = Optional.empty();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                complaint = complaintAt(address, end);
                if (complaint.isEmpty()) {
                    return complaint;
                }
            }
            return complaint;
        } catch (UnknownHostException e) {
            return Optional.of(subject() + " can not be asked: the host is unknown");
        }
    }

    private Optional<String> complaintAt(InetAddress address, Deadline end) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int)
                    Math.max(1, end.remaining().toMillis()));
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(subject() + " does not answer in time");
        } catch (ConnectException e) {
            return Optional.of(subject() + " refuses connections");
        } catch (IOException e) {
            return Optional.of(subject() + " can not be reached: " + e.getMessage());
        }
    }
}
