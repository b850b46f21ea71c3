package org.occopus.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who runs the PostgreSQL programs, which refuse root
 * (<a href="https://www.postgresql.org/docs/17/app-initdb.html">initdb</a>).
 *
 * @param prefix the words before a command; empty for an ordinary user
 * @param owner who owns the data; empty for an ordinary user, who owns it anyway
 */
record RunAs(List<String> prefix, Optional<UserPrincipal> owner) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROOT = "0";
    private static final String NOBODY = "65534";

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /**
     * The first way that works here. A user namespace comes first, because files then still belong to root and may lie
     * in a directory that nobody else can enter.
     *
     * @param program any of the programs: it must be executable in the end
     */
    static RunAs find(Path program) throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return new RunAs(List.of(), Optional.empty());
        }
        for (RunAs candidate : List.of(inNamespace(), asNobody())) {
            if (candidate.canRun(program)) {
                return candidate;
            }
        }
        throw new PostgresUnavailable("the embedded PostgreSQL can not run as root here (neither 'unshare -U' nor"
                + " 'setpriv' to user nobody works): run Occopus as an ordinary user, or set OCCOPUS_DB_URL");
    }

    static RunAs inNamespace() throws IOException {
        return new RunAs(List.of("unshare", "-U", "--"), Optional.of(user(ROOT)));
    }

    static RunAs asNobody() throws IOException {
        return new RunAs(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
                Optional.of(user(NOBODY)));
    }

    private static UserPrincipal user(String id) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(id);
    }

    boolean canRun(Path program) {
        try {
            return run(PATIENCE, program.toString(), "--version").succeeded();
        } catch (IOException e) {
            // unshare or setpriv is not installed
            return false;
        }
    }

    Command run(Duration patience, String... words) throws IOException {
        return Command.run(Stream.concat(prefix.stream(), Stream.of(words)).toList(), patience);
    }

    /** Afterwards the programs may read and write everything below {@code path}. */
    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            Trees.give(path, owner.get());
        }
    }
}
