package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final Map<String, String> REQUIRED = Map.of("OCCOPUS_AUTH", "required");

    @TempDir
    Path directory = Path.of("");

    private Access access(Map<String, String> environment) {
        String home = directory.resolve("home").toString();
        return Access.of(OccopusHome.of(Map.of("OCCOPUS_HOME", home)), environment);
    }

    private Path file() {
        return directory.resolve("home/admin.token");
    }

    @Test
    void needsNothingByDefaultAndMakesNoToken() {
        Access access = access(Map.of());
        assertThat(access.required()).isFalse();
        assertThat(access.adminToken()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void keepsTheFirstTokenForItsOwner() throws IOException {
        String token = access(REQUIRED).adminToken().orElseThrow();
        assertThat(token).startsWith("occ_").hasSizeGreaterThan(40);
        assertThat(Files.readString(file()).strip()).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(access(REQUIRED).adminToken()).contains(token);
        assertThat(access(Map.of()).adminToken()).contains(token);
        assertThat(access(Map.of()).required()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OCCOPUS_ADMIN_TOKEN,0123456789abcdef0123456789abcdef,true",
        "MP_JWT_VERIFY_ISSUER,https://issuer,true",
        "OCCOPUS_AUTH,none,false"
    })
    void needsATokenAsSoonAsThereIsAWayToHaveOne(String variable, String value, boolean required) {
        assertThat(access(Map.of(variable, value)).required()).isEqualTo(required);
    }

    @Test
    void prefersTheTokenOfTheEnvironment() {
        String token = "0123456789abcdef0123456789abcdef";
        assertThat(access(Map.of("OCCOPUS_ADMIN_TOKEN", token)).adminToken()).contains(token);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"OCCOPUS_ADMIN_TOKEN,short,fewer than 32", "OCCOPUS_AUTH,yes,but must be"})
    void refusesWhatIsWrong(String variable, String value, String words) {
        assertThatThrownBy(() -> access(Map.of(variable, value)))
                .isInstanceOfSatisfying(
                        ServerFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining(words);
    }
}
