package org.occopus.plugins.healthchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.Together;
import org.occopus.testkit.VariableTemplates;

final class MysqldbsCheckTest {
    private static final String SECRET = "hunter2-hunter2";

    private final MysqldbsCheck check = new MysqldbsCheck();

    @AutoClose
    private final FakeDatabaseServer server = new FakeDatabaseServer();

    /** Loads the plugin's classes anew and has no client library. */
    private static final class WithoutLibrary extends ClassLoader {
        private WithoutLibrary() {
            super(MysqldbsCheckTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.mariadb.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.occopus.plugins.") ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void needsTheClientLibraryOnlyForALogin() throws ReflectiveOperationException {
        Class<?> type = new WithoutLibrary().loadClass(MysqldbsCheck.class.getName());
        assertThat(type.getDeclaredMethods()).isNotEmpty();
        var unlinked = (HealthCheck) type.getConstructor().newInstance();
        List<Map<String, Object>> value = List.of(entry("wp", FakeDatabaseServer.PASSWORD));

        assertThat(unlinked.setting().key()).isEqualTo("mysqldbs");
        assertThat(unlinked.check(value)).isEmpty();
        assertThat(unlinked.asksForAnything(value)).isTrue();
    }

    @Test
    void checksEveryEntry() {
        assertThat(check.check(List.of(
                        Map.of("name", "a"),
                        Map.of("name", "a", "user", "b", "pass", SECRET, "foo", 1),
                        "a",
                        Map.of("name", List.of(), "user", "b", "pass", SECRET, "port", "http"),
                        Map.of("name", "a", "user", "b", "pass", ""))))
                .containsExactly(
                        problem("0", "Missing key(s) in mysqldbs: user, pass"),
                        problem("1", "Unknown key(s) in mysqldbs: foo"),
                        problem("2", "Invalid item of 'mysqldbs' section! Must be a mapping of name, user and pass."),
                        problem("3", "Must be text in mysqldbs: name; 'port' in mysqldbs must be a whole number"));
    }

    @Test
    void refusesWhatIsNoList() {
        assertThat(check.check(Map.of("name", "a")))
                .containsExactly(
                        SettingProblem.of("mysqldbs", "Invalid format of 'mysqldbs' section! Must be a list."));
    }

    @Test
    void isSecret() {
        assertThat(check.setting().secret()).isTrue();
    }

    @Test
    void logsInOncePerEntry() {
        Map<String, Object> right = entry("wp", FakeDatabaseServer.PASSWORD);

        assertThat(run(List.of(right, right), Map.of())).isEqualTo(new HealthResult.Pass());
        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void rendersNameUserAndPassword() {
        Map<String, Object> value = Map.of(
                "name", "{{ variables.db }}",
                "user", "{{ variables.user }}",
                "pass", "{{ variables.password }}",
                "port", "{{ variables.port }}");
        var variables = Map.of(
                "db", FakeDatabaseServer.DATABASE,
                "user", FakeDatabaseServer.USER,
                "password", FakeDatabaseServer.PASSWORD,
                "port", server.port());

        assertThat(run(List.of(value), Map.of("variables", variables))).isEqualTo(new HealthResult.Pass());
    }

    @Test
    void tellsTheServersWordsOfEachRefusalAndNoPassword() {
        HealthResult result = run(List.of(entry("wp", SECRET), entry("other", SECRET)), Map.of());

        assertThat(result)
                .isEqualTo(new HealthResult.Fail(
                        "database wordpress of 127.0.0.1 does not let user wp log in: Access denied for user"
                                + " 'wp'@'localhost' (using password: YES); database wordpress of 127.0.0.1 does not let"
                                + " user other log in: Access denied for user 'wp'@'localhost' (using password: YES)"));
    }

    @Test
    void tellsThatAServerCanNotBeReached() throws IOException {
        Map<String, Object> value =
                Map.of("name", "wordpress", "user", "wp", "pass", SECRET, "port", PortsCheckContractTest.closedPort());

        assertThat(run(List.of(value), Map.of()))
                .isEqualTo(new HealthResult.Fail(
                        "database wordpress of 127.0.0.1 can not be reached: Connection refused"));
    }

    @Test
    void tellsWhatCanNotBeRenderedAndNoPassword() {
        Map<String, Object> value = Map.of("name", "x", "user", "y", "pass", SECRET + "{{ missing }}");

        assertThat(run(List.of(value), Map.of()))
                .isEqualTo(new HealthResult.Fail("mysqldbs of 127.0.0.1: 'pass': 'missing' is undefined"));
    }

    @Test
    void refusesAPortOutOfRange() {
        Map<String, Object> value = Map.of("name", "x", "user", "y", "pass", SECRET, "port", 65_536);

        assertThat(run(List.of(value), Map.of()))
                .isEqualTo(new HealthResult.Fail(
                        "mysqldbs of 127.0.0.1: 'port': must be from 1 to 65535, but is '65536'"));
    }

    @Test
    void showsNoPasswordInTexts() {
        var probe = new DatabaseProbe("x", "127.0.0.1", 3306, "y", SECRET);

        assertThat(probe.toString() + DatabaseEntry.of(Map.of("name", "x", "pass", SECRET)))
                .doesNotContain(SECRET);
    }

    @Test
    void endsAtTheDeadlineWhenTheServerSaysNothing() throws IOException {
        try (var silent = FullSocket.open()) {
            Map<String, Object> value = Map.of("name", "x", "user", "y", "pass", SECRET, "port", silent.port());
            var target = new HealthTarget("127.0.0.1", new VariableTemplates(Map.of()));
            Together.endsWithin(
                    Duration.ofSeconds(3),
                    () -> assertThat(check.run(target, List.of(value), Deadline.in(Duration.ofMillis(300))))
                            .isInstanceOf(HealthResult.Fail.class));
        }
    }

    private Map<String, Object> entry(String user, String password) {
        return Map.of("name", FakeDatabaseServer.DATABASE, "user", user, "pass", password, "port", server.port());
    }

    private HealthResult run(List<Map<String, Object>> value, Map<String, ?> variables) {
        var target = new HealthTarget("127.0.0.1", new VariableTemplates(variables));
        return check.run(target, new ArrayList<>(value), Deadline.in(Duration.ofSeconds(15)));
    }

    private static SettingProblem problem(String index, String message) {
        return new SettingProblem(List.of("mysqldbs", index), message);
    }
}
