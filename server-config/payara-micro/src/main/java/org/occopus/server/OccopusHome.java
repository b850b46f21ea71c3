package org.occopus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The directory with everything that one server keeps. Only its owner may enter it.
 *
 * @param path absolute
 */
record OccopusHome(Path path) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * {@code OCCOPUS_HOME}, or {@code .occopus} in the user's home; made when it is not there.
     *
     * @throws ServerFailure with {@code HOME} when it can not be made or written
     */
    static OccopusHome of(Map<String, String> environment) {
        String named = environment.getOrDefault("OCCOPUS_HOME", "");
        Path path = named.isEmpty() ? Path.of(System.getProperty("user.home"), ".occopus") : Path.of(named);
        var home = new OccopusHome(path.toAbsolutePath().normalize());
        home.require();
        return home;
    }

    private void require() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, OWNER_ONLY);
            }
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(path, ".write", ".test"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    ServerFailure unusable(IOException e) {
        return new ServerFailure(
                Exit.HOME,
                "can not use the directory " + path + " (" + e + "): make it writable, or set OCCOPUS_HOME to another",
                e);
    }

    /** Writes a secret that only its owner may read; the file is there with all of it, or not at all. */
    void keep(Path file, String secret) throws IOException {
        // Under another name first: a kill in between must not leave an empty file.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_ONLY_FILE);
        Files.writeString(fresh, secret + "\n", StandardOpenOption.DSYNC);
        Files.move(fresh, file);
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** The application server's own files; nothing in there outlives a start. */
    Path runtime() {
        return path.resolve("runtime");
    }

    Path processFile() {
        return path.resolve("server.pid");
    }

    /**
     * Keeps other servers out until the lock is closed, or this process ends, however it ends. The caller must keep the
     * lock: forgotten, it is given away.
     *
     * @throws ServerFailure with {@code ALREADY_RUNNING} when another server is in
     */
    FileLock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw occupied();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw occupied();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ServerFailure occupied() {
        String who = ServerProcess.read(processFile())
                .map(process ->
                        "an Occopus server runs already at " + process.uri() + " (process " + process.pid() + ")")
                .orElse("an Occopus server runs already");
        return new ServerFailure(
                Exit.ALREADY_RUNNING,
                who + " with the home " + path
                        + ": stop it with 'occopus rest-service --stop', or set OCCOPUS_HOME to another directory");
    }

    /** Afterwards {@link #runtime} is there and empty, whatever a killed server left in it. */
    void clearRuntime() {
        try {
            if (Files.exists(runtime())) {
                delete(runtime());
            }
            Files.createDirectory(runtime());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Tells launchers and commands that the server works, until the next {@link #clearRuntime}. */
    void markReady() throws IOException {
        Files.writeString(runtime().resolve("ready"), "");
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            // A directory below can not be read.
            throw e.getCause();
        }
    }
}
