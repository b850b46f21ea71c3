package org.occopus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole directories at once. */
final class Trees {
    private Trees() {}

    /** Afterwards nothing is there, also when nothing was. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path path : paths(root).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    /** Afterwards everything below belongs to {@code owner}. Does nothing when the top already does. */
    static void give(Path root, UserPrincipal owner) throws IOException {
        if (Files.getOwner(root).equals(owner)) {
            return;
        }
        // The top comes last: a kill on the way makes the next start do it all again.
        for (Path path : paths(root).sorted(Comparator.reverseOrder()).toList()) {
            Files.setOwner(path, owner);
        }
    }

    private static Stream<Path> paths(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return List.copyOf(walk.toList()).stream();
        } catch (UncheckedIOException e) {
            // A directory below can not be read.
            throw e.getCause();
        }
    }
}
