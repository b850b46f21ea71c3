package org.occopus.plugins.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each expectation is what ruamel.yaml writes for the same value. */
class BlockYamlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "plain text¦plain text",
                "ping {{getip('x')}} -c 5¦ping {{getip('x')}} -c 5",
                "{{x}}¦'{{x}}'",
                "{{f('x')}}¦\"{{f('x')}}\"",
                "{{f(\"x\")}}¦'{{f(\"x\")}}'",
                "it's: here¦\"it's: here\"",
                "0644¦'0644'",
                "true¦'true'",
                "null¦'null'",
                "1.5e3¦'1.5e3'",
                "2001-01-01¦'2001-01-01'",
                "yes¦yes",
                "1:20¦1:20",
                "a: b¦'a: b'",
                "a #b¦'a #b'",
                "a#b¦a#b",
                "- x¦'- x'",
                "-x¦-x",
                "*/5 * * *¦'*/5 * * *'",
                "é☃¦\"\\xE9\\u2603\"",
                "C:\\dir¦C:\\dir"
            })
    void quotesAsLittleAsPossible(String text, String written) {
        assertThat(BlockYaml.of(Map.of("k", text))).isEqualTo("k: " + written + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "tab\there", "x\n\ny\n", "it's \"both\"\n", " leading", "trailing "})
    void canBeReadBack(String text) {
        assertThat(RenderedYaml.parse("text", BlockYaml.of(Map.of("k", text)))).isEqualTo(Map.of("k", text));
    }

    @Test
    void sortsKeysAndKeepsDashesBelowTheirKey() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("z", List.of(List.of("a", "b"), Map.of("y", 1, "x", true), List.of(), Map.of()));
        tree.put("a", Map.of("c", 2.5, "b", ""));
        List<Object> nothing = new ArrayList<>();
        nothing.add(null);
        tree.put("m", nothing);

        assertThat(BlockYaml.of(tree)).isEqualTo("""
                a:
                  b: ''
                  c: 2.5
                m:
                - null
                z:
                - - a
                  - b
                - x: true
                  y: 1
                - []
                - {}
                """);
    }

    @Test
    void foldsAtEightyColumnsLikeTheOriginal() {
        String command = "mysql -u root --password='root' -e \"create database dataavenue; create user 'da'@'%'"
                + " identified by 'da'; flush privileges;\"";
        String script = "echo \"Setup starts.\"\nmyhost=`hostname`\ngrep -v \"$myhost\" /etc/hosts.old > /etc/hosts\n";

        assertThat(BlockYaml.of(Map.of("runcmd", List.of(command)))).isEqualTo("""
                runcmd:
                - mysql -u root --password='root' -e "create database dataavenue; create user 'da'@'%'
                  identified by 'da'; flush privileges;"
                """);
        assertThat(BlockYaml.of(Map.of("content", script))).isEqualTo("""
                content: "echo \\"Setup starts.\\"\\nmyhost=`hostname`\\ngrep -v \\"$myhost\\" /etc/hosts.old\\
                  \\ > /etc/hosts\\n"
                """);
    }
}
