package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A listening port whose queue is full, so that the system drops further connection attempts without an answer. */
final class FullSocket implements AutoCloseable {
    private static final int MOST = 20;

    private final ServerSocket server;
    private final Deque<Socket> waiting = new ArrayDeque<>();

    private FullSocket(ServerSocket server) {
        this.server = server;
    }

    static FullSocket open() throws IOException {
        var full = new FullSocket(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int count = 0; count < MOST && full.takesOneMore(); count++) {
            // Each one that is taken makes the queue fuller.
        }
        return full;
    }

    int port() {
        return server.getLocalPort();
    }

    private boolean takesOneMore() throws IOException {
        var socket = new Socket();
        waiting.push(socket);
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        server.close();
    }
}
