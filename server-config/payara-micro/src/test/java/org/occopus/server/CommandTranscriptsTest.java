package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command is without a transcript. Which commands there are, the manual pages tell. */
class CommandTranscriptsTest {
    private static final Path PAGES = Path.of("../../docs/man");
    private static final List<Path> TRANSCRIPTS = List.of(
            Path.of("src/test/resources/transcripts/cli"), Path.of("../offline/src/test/resources/transcripts"));
    private static final String PAGE = "occopus-(.*)[.]1";
    private static final String PROMPT = "$ occopus ";

    /** A command that was typed, and its exit code. */
    private record Typed(String words, int exit) {
        boolean is(String command) {
            return (words + " ").startsWith(command + " ");
        }
    }

    static List<String> commands() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.map(page -> page.getFileName().toString())
                    .filter(name -> name.matches(PAGE))
                    .map(name -> name.replaceFirst(PAGE, "$1"))
                    .map(name -> name.replaceFirst("^token-", "token "))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void showEveryCommandInAGoodAndInABadCase(String command) throws IOException {
        List<Typed> cases = typed().stream().filter(each -> each.is(command)).toList();
        assertThat(cases).anyMatch(each -> each.exit() == 0).anyMatch(each -> each.exit() != 0);
    }

    private static List<Typed> typed() throws IOException {
        List<Typed> typed = new ArrayList<>();
        for (Path directory : TRANSCRIPTS) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    typed.addAll(typed(Files.readAllLines(file)));
                }
            }
        }
        return typed;
    }

    private static List<Typed> typed(List<String> lines) {
        List<Typed> typed = new ArrayList<>();
        String words = "";
        for (String line : lines) {
            if (line.startsWith(PROMPT)) {
                words = line.substring(PROMPT.length());
            } else if (line.matches("\\[exit \\d+]")) {
                typed.add(new Typed(words, Integer.parseInt(line.replaceAll("\\D", ""))));
            }
        }
        return typed;
    }
}
