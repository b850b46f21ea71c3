package org.occopus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The data of one server and the password to it.
 *
 * @param path the data directory proper
 * @param passwordFile readable by the owner alone
 */
record DataDirectory(Path path, Path passwordFile) {
    static final String USER = "occopus";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PASSWORD_BYTES = 24;

    static DataDirectory in(Path postgresql) {
        return new DataDirectory(postgresql.resolve("data"), postgresql.resolve("password"));
    }

    boolean exists() {
        return Files.exists(path.resolve("PG_VERSION"));
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    /** Makes an empty database cluster with a new password: all of it, or nothing. */
    void create(Path binaries, RunAs runAs) throws IOException {
        Path fresh = path.resolveSibling("data.new");
        Trees.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writePassword();
        runAs.own(fresh);
        Path passwordCopy = copyOfPassword(runAs);
        try {
            initialise(binaries, runAs, fresh, passwordCopy);
        } finally {
            Files.delete(passwordCopy);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(bytes));
    }

    private Path copyOfPassword(RunAs runAs) throws IOException {
        Path copy = Files.createTempFile(path.getParent(), "password", ".tmp");
        Files.writeString(copy, password());
        runAs.own(copy);
        return copy;
    }

    private static void initialise(Path binaries, RunAs runAs, Path data, Path passwordFile) throws IOException {
        // The builtin locale sorts alike on every machine, whatever locales its C library has.
        Command initdb = runAs.run(
                PATIENCE,
                binaries.resolve("bin/initdb").toString(),
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--pgdata=" + data);
        if (!initdb.succeeded()) {
            throw new PostgresUnavailable(
                    "the embedded PostgreSQL could not make its data directory " + data + ": " + initdb.lastLine());
        }
    }
}
