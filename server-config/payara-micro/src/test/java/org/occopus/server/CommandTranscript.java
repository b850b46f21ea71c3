package org.occopus.server;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.occopus.client.cli.Invocation;
import org.occopus.client.cli.Main;
import org.occopus.client.terminal.Interrupts;
import org.occopus.client.terminal.Screen;
import org.occopus.client.terminal.Terminal;

/**
 * Commands with everything they say: lines of standard error begin with {@code !}. What differs from run to run is masked;
 * lines of progress are left out, because how many there are depends on the pace.
 */
final class CommandTranscript {
    private static final String PROMPT = "$ occopus ";
    private static final Pattern PROGRESS = Pattern.compile("\\d\\d:\\d\\d:\\d\\d .*");

    private final Map<Pattern, String> masks = new LinkedHashMap<>();

    private final Path directory;
    private final Map<String, String> environment;

    CommandTranscript(Path directory, RunningServer server) {
        this.directory = directory;
        this.environment = Map.of(
                "OCCOPUS_SERVER", server.baseUri().toString(),
                "OCCOPUS_HOME", directory.resolve("home").toString());
        masks.put(Pattern.compile(Pattern.quote(server.baseUri().toString())), "<server>");
        masks.put(Pattern.compile(Pattern.quote(directory.toString())), "<directory>");
        masks.put(Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"), "<id>");
        masks.put(Pattern.compile("/\\p{XDigit}{8}\\b"), "/<id8>");
        masks.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "<instant>");
        masks.put(Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"), "<time>");
        masks.put(Pattern.compile("\\b(127|10)(\\.\\d{1,3}){3}\\b"), "<address>");
        masks.put(Pattern.compile("\\bsim-[0-9a-z-]+|\\bsimulated-[0-9a-z-]+"), "<machine>");
        masks.put(Pattern.compile("\\bocc_[0-9A-Za-z_-]+"), "<secret>");
        masks.put(Pattern.compile("\\b\\d+(\\.\\d+)? (ms|s|seconds)\\b"), "<n> $2");
    }

    /** Runs the commands of a transcript again, and returns the transcript as it is now; comments stay. */
    String replay(List<String> lines) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("#")) {
                result.add(line);
            } else if (line.startsWith(PROMPT)) {
                result.add("");
                result.add(line);
                result.addAll(run(line.substring(PROMPT.length()).split(" ")));
            }
        }
        return String.join("\n", result).strip() + "\n";
    }

    private List<String> run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                Screen.NONE);
        int exit = Main.run(
                new Invocation(terminal, environment, directory, InstantSource.system(), new Interrupts(code -> {})),
                arguments);
        List<String> lines = new ArrayList<>();
        out.toString().lines().forEach(line -> lines.add(masked(line)));
        err.toString()
                .lines()
                .filter(line -> !PROGRESS.matcher(line).matches())
                .forEach(line -> lines.add("! " + masked(line)));
        lines.add("[exit " + exit + "]");
        return lines;
    }

    private String masked(String line) {
        String masked = line;
        for (Map.Entry<Pattern, String> mask : masks.entrySet()) {
            masked = mask.getKey().matcher(masked).replaceAll(mask.getValue());
        }
        return masked.stripTrailing();
    }
}
