package org.occopus.testkit.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Patience;

/**
 * Real OpenStack services to test on, as a file of variables tells.
 *
 * @param values {@code OS_AUTH_URL}, {@code LAB_PROJECT_ID} …
 */
public record OpenStackLab(Map<String, String> values) {
    private static final Path FILE = Path.of("/var/lib/openstack-lab/env");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Finds the services, or skips the test and says why. */
    public static OpenStackLab orSkip() {
        if (!Files.isReadable(FILE)) {
            return abort("No OpenStack to test on: there is no file " + FILE);
        }
        try {
            var lab = new OpenStackLab(Files.readAllLines(FILE).stream()
                    .filter(line -> line.matches("[A-Z0-9_]+='.*'"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 2, line.length() - 1))));
            return lab.answers()
                    ? lab
                    : abort("No OpenStack to test on: nobody answers at " + lab.value("OS_AUTH_URL"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks once a second: more questions would only slow down services that share the machine with the test. */
    public static Patience patience(Duration limit) {
        return new Patience(limit, () -> LockSupport.parkNanos(PAUSE.toNanos()));
    }

    private boolean answers() {
        try {
            var connection =
                    (HttpURLConnection) URI.create(value("OS_AUTH_URL")).toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** One of the file's variables; skips the test when the file does not tell it. */
    public String value(String key) {
        String value = values.get(key);
        return value == null ? abort("The file " + FILE + " does not tell " + key) : value;
    }

    /** The account of the user with the password. */
    public Account account() {
        return account(password());
    }

    /** The account of somebody else. */
    public Account account(Section credentials) {
        return new Account(accountSettings(Map.of()), credentials);
    }

    /** The {@code resource} section's settings that choose the account. */
    public Section accountSettings(Map<String, Object> other) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("endpoint", value("OS_AUTH_URL"), "project_id", value("LAB_PROJECT_ID")));
        settings.putAll(other);
        return new Section(settings);
    }

    /** A login with user name and password. */
    public Section password() {
        return new Section(Map.of("username", value("OS_USERNAME"), "password", value("OS_PASSWORD")));
    }

    /** A login with an application credential. */
    public Section applicationCredential() {
        return new Section(Map.of(
                "type",
                "application_credential",
                "id",
                value("LAB_APPCRED_ID"),
                "secret",
                value("LAB_APPCRED_SECRET")));
    }

    /** A {@code resource} section of a small server. */
    public Section server(Map<String, Object> other) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "endpoint", value("OS_AUTH_URL"),
                "project_id", value("LAB_PROJECT_ID"),
                "image_id", value("LAB_IMAGE_ID"),
                "flavor_name", "m1.tiny",
                "network_id", value("LAB_NETWORK_ID")));
        settings.putAll(other);
        return new Section(settings);
    }

    /** The same with a floating address. */
    public Section serverWithAddress() {
        return server(Map.of("floating_ip", "yes", "floating_ip_pool", value("LAB_EXT_NETWORK_NAME")));
    }
}
