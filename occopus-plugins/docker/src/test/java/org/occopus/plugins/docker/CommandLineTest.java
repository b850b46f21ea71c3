package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("sh -c /root/start.sh", List.of("sh", "-c", "/root/start.sh")),
                Arguments.of("  sleep \t 5\n", List.of("sleep", "5")),
                Arguments.of("sh -c 'echo \"a b\" | wc'", List.of("sh", "-c", "echo \"a b\" | wc")),
                Arguments.of("echo \"a \\\"b\\\" $HOME \\n\"", List.of("echo", "a \"b\" $HOME \\n")),
                Arguments.of("echo a\\ b", List.of("echo", "a b")),
                Arguments.of("echo ''", List.of("echo", "")),
                Arguments.of("a'b'\"c\"d", List.of("abcd")),
                Arguments.of("   ", List.of()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void splitsLikeAShell(String command, List<String> words) {
        assertThat(CommandLine.split(command)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'a", "echo \"a", "echo \"a\\", "echo \\"})
    void refusesWhatIsNotClosed(String command) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.split(command));
    }

    @Test
    void expandsNothing() {
        assertThat(CommandLine.split("echo $HOME *.txt `id`")).containsExactly("echo", "$HOME", "*.txt", "`id`");
    }
}
