package org.occopus.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedValuesTest {
    private static final MaskedValues SECTION = MaskedValues.ofSection("declared"::equals);

    private static String masked(String text) {
        return String.valueOf(SECTION.masked(Map.of("text", text)).get("text"));
    }

    private static Object kept(Object given, Object stored) {
        return requireNonNull(
                SECTION.kept(Map.of("at", given), Map.of("at", stored)).get("at"));
    }

    @Test
    void masksWhatIsDeclaredOrNamedSecretAndKeepsItsShape() {
        Map<String, Object> section = Map.of(
                "declared",
                List.of(Map.of("user", "u", "port", 1)),
                "password",
                "hunter2",
                "image",
                "http://me:hunter2@h/image");
        assertThat(SECTION.masked(section))
                .isEqualTo(Map.of(
                        "declared",
                        List.of(Map.of("user", "***", "port", "***")),
                        "password",
                        "***",
                        "image",
                        "http://***@h/image"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '→',
            value = {
                "password: hunter2 → password: ***",
                "  DB_PASSWORD=hunter2 → DB_PASSWORD=***",
                "{name: a, passwd: 'x y', z: 1} → {name: a, passwd: ***",
                "mysql --password hunter2 → mysql --password ***",
                "password: {{ variables.pw }} → password: {{ variables.pw }}",
                "{p: \"{{ a }}\", token: \"{{ b }}\"} → {p: \"{{ a }}\", token: \"{{ b }}\"}",
                "token: {{ x | default('hunter2') }} → token: ***",
                "curl http://{{u}}:{{p}}@h → curl http://{{u}}:{{p}}@h",
                "a http://u:hunter2@h b http://v:hunter2@i → a http://***@h b http://***@i",
                "ssh_authorized_keys: [k] → ssh_authorized_keys: [k]",
            })
    void masksWhatFollowsATellingNameInAText(String text, String shown) {
        assertThat(masked(text).strip()).isEqualTo(shown);
    }

    @Test
    void masksBlocksBelowATellingNameAndPrivateKeys() {
        assertThat(masked("""
            a_secret: |
              one

              two
            after: 1
            content: |
              -----BEGIN RSA PRIVATE KEY-----
              abc
              def
              -----END RSA PRIVATE KEY-----
            """)).isEqualTo("""
                a_secret: |
                  ***
                after: 1
                content: |
                  -----BEGIN RSA PRIVATE KEY-----
                  ***
                  -----END RSA PRIVATE KEY-----
                """);
    }

    @Test
    void keepsWhatIsStoredWhereAMaskCameBack() {
        assertThat(kept("***", 5)).isEqualTo(5);
        assertThat(kept("***", Map.of("a", "b"))).isEqualTo(Map.of("a", "b"));
        assertThat(kept("http://***@h/", "http://u:p@h/")).isEqualTo("http://u:p@h/");
        assertThat(kept("new", "old")).isEqualTo("new");
    }

    @Test
    void keepsTheSecretsOfATextThatWasChangedElsewhere() {
        String stored = "packages: [a]\npassword: hunter2\nsecret: |\n  one\n  two\nurl: ftp://u:p@h\n";
        String given = masked(stored).replace("[a]", "[a, b]") + "more: 1\n";
        assertThat(kept(given, stored)).isEqualTo(stored.replace("[a]", "[a, b]") + "more: 1\n");
    }

    @Test
    void findsTheItemsOfAListThatBecameLongerOrChangedItsOrder() {
        Map<String, Object> first = Map.of("name", "a", "password", "one");
        Map<String, Object> second = Map.of("name", "b", "password", "two");
        Map<String, Object> shownFirst = Map.of("name", "a", "password", "***");
        Map<String, Object> shownSecond = Map.of("name", "b", "password", "***");
        List<Object> stored = List.of(first, second);
        assertThat(kept(List.of(shownSecond, shownFirst), stored)).isEqualTo(List.of(second, first));
        assertThat(kept(List.of(shownSecond, Map.of("name", "c")), stored))
                .isEqualTo(List.of(second, Map.of("name", "c")));
        Map<String, Object> changed = Map.of("name", "c", "password", "***");
        assertThat(kept(List.of(changed, shownSecond), stored))
                .isEqualTo(List.of(Map.of("name", "c", "password", "one"), second));
        assertThat(kept(List.of(changed), stored)).isEqualTo(List.of(changed));
    }

    @Test
    void tellsWhereMasksAreLeft() {
        Map<String, Object> section = Map.of(
                "users", List.of(Map.of("password", "***")), "banner", "***", "run", "curl http://***@h", "token", "x");
        assertThat(SECTION.left(section)).containsExactlyInAnyOrder(".users[0].password", ".run");
    }
}
