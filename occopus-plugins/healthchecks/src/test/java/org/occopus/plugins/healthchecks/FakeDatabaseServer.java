package org.occopus.plugins.healthchecks;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of a MySQL server as a login needs (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html):
 * one user, one database, the method mysql_native_password.
 */
final class FakeDatabaseServer implements AutoCloseable {
    static final String DATABASE = "wordpress";
    static final String USER = "wp";
    static final String PASSWORD = "not-that-secret";

    /** Protocol 4.1, passwords in the native way, a database in the login, methods by name. */
    private static final int CAPABILITIES = 0x0008_a209;

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte QUIT = 1;

    private final ServerSocket socket;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger logins = new AtomicInteger();

    FakeDatabaseServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How often somebody tried to log in. */
    int logins() {
        return logins.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                executor.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            executor.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            send(connection, 0, greeting());
            byte[] login = receive(in);
            logins.incrementAndGet();
            if (!isRight(login)) {
                send(connection, 2, refusal());
                return;
            }
            send(connection, 2, ok());
            for (byte[] command = receive(in); command[0] != QUIT; command = receive(in)) {
                send(connection, 1, ok());
            }
        } catch (IOException e) {
            // The client is gone.
            return;
        }
    }

    private static byte[] greeting() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(10);
        text(bytes, "5.5.5-10.11.0-MariaDB");
        bytes.writeBytes(new byte[] {1, 0, 0, 0});
        bytes.write(SEED, 0, 8);
        bytes.write(0);
        number(bytes, CAPABILITIES & 0xffff);
        bytes.write(45);
        number(bytes, 2);
        number(bytes, CAPABILITIES >>> 16);
        bytes.write(SEED.length + 1);
        bytes.writeBytes(new byte[10]);
        bytes.write(SEED, 8, SEED.length - 8);
        bytes.write(0);
        text(bytes, "mysql_native_password");
        return bytes.toByteArray();
    }

    private static boolean isRight(byte[] login) {
        var expected = new ByteArrayOutputStream();
        text(expected, USER);
        byte[] proof = proof();
        expected.write(proof.length);
        expected.writeBytes(proof);
        text(expected, DATABASE);
        byte[] wanted = expected.toByteArray();
        int head = 32;
        return login.length >= head + wanted.length
                && Arrays.equals(login, head, head + wanted.length, wanted, 0, wanted.length);
    }

    /** SHA1(password) xor SHA1(seed, SHA1(SHA1(password))). */
    private static byte[] proof() {
        byte[] once = sha1(PASSWORD.getBytes(StandardCharsets.UTF_8));
        byte[] proof = sha1(SEED, sha1(once));
        for (int index = 0; index < proof.length; index++) {
            proof[index] ^= once[index];
        }
        return proof;
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ok() {
        return new byte[] {0, 0, 0, 2, 0, 0, 0};
    }

    private static byte[] refusal() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0xff);
        number(bytes, 1045);
        bytes.writeBytes(
                "#28000Access denied for user 'wp'@'localhost' (using password: YES)".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void text(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.write(0);
    }

    private static void number(ByteArrayOutputStream bytes, int number) {
        bytes.write(number & 0xff);
        bytes.write(number >>> 8 & 0xff);
    }

    private static void send(Socket connection, int sequence, byte[] payload) throws IOException {
        var packet = new ByteArrayOutputStream();
        number(packet, payload.length);
        packet.write(0);
        packet.write(sequence);
        packet.writeBytes(payload);
        connection.getOutputStream().write(packet.toByteArray());
    }

    private static byte[] receive(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        in.readUnsignedByte();
        return in.readNBytes(length);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
