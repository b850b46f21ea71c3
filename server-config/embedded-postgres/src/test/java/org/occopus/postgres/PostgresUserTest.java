package org.occopus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way of running the PostgreSQL programs, as far as this machine allows it. */
class PostgresUserTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Path home = Path.of("");

    @BeforeEach
    void makesAHomeThatEveryUserCanReach() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: needs Linux");
        home = Files.createTempDirectory("occopus-user-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void cleansUp() throws IOException {
        Trees.delete(home);
    }

    @Test
    void runsForRootInAUserNamespace() throws IOException {
        startsAndStops(RunAs.inNamespace());
    }

    @Test
    void runsForRootAsNobody() throws IOException {
        startsAndStops(RunAs.asNobody());
    }

    @Test
    void changesFromOneUserToTheOther() throws IOException {
        startsAndStops(RunAs.asNobody());
        startsAndStops(RunAs.inNamespace());
        startsAndStops(RunAs.asNobody());
    }

    @Test
    void runsForAnOrdinaryUser() throws IOException {
        assumeRoot();
        Path classes = copyOfTheClassPath();
        RunAs nobody = RunAs.asNobody();
        Path own = Files.createDirectory(home.resolve("nobody"));
        nobody.own(own);
        assumeTrue(nobody.run(LIMIT, java(), "-version").succeeded(), "skipped: user nobody can not run " + java());
        Command run = nobody.run(
                LIMIT,
                java(),
                "-cp",
                classes.toString() + "/*:" + classes,
                "org.occopus.postgres.StartAndStop",
                own.toString());
        assertThat(run.succeeded()).as(run.output()).isTrue();
        assertThat(run.output()).endsWith("ran");
    }

    private void startsAndStops(RunAs runAs) throws IOException {
        assumeRoot();
        Path binaries = PostgresBinaries.installed(home.resolve("programs"));
        assumeTrue(runAs.canRun(binaries.resolve("bin/postgres")), "skipped: not permitted here: " + runAs.prefix());
        var data = DataDirectory.in(Files.createDirectories(home.resolve("postgresql")));
        var control = new ServerControl(binaries, data, runAs, home.resolve("postgresql.log"));
        if (!data.exists()) {
            data.create(binaries, runAs);
        }
        assertThat(control.start()).as(control.lastWords()).isTrue();
        assertThat(control.running()).isPresent();
        control.stop(LIMIT);
        assertThat(control.running()).isEmpty();
    }

    private Path copyOfTheClassPath() throws IOException {
        Path copies = Files.createDirectory(home.resolve("classes"));
        for (String element : System.getProperty("java.class.path").split(":")) {
            copy(Path.of(element), copies);
        }
        return copies;
    }

    private static void copy(Path element, Path target) throws IOException {
        if (Files.isRegularFile(element)) {
            Files.copy(element, target.resolve(element.getFileName()));
        } else if (Files.isDirectory(element)) {
            try (var files = Files.walk(element)) {
                for (Path file :
                        new ArrayList<>(files.filter(Files::isRegularFile).toList())) {
                    Path copy = target.resolve(element.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(
                List.of(0).contains(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "skipped: only root can try the ways of root");
    }
}
