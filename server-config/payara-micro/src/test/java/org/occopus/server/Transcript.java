package org.occopus.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.occopus.server.Rest.Answer;

/**
 * A conversation in a text file: exchanges that begin with {@code === title}, each a request ({@code >>> METHOD path},
 * headers, an empty line, the body) and its answer ({@code <<< status}, headers, an empty line, the body). A line
 * {@code ... until PATH says TEXT} before a request waits. What differs from run to run is masked; a mask in a request
 * stands for what it hid.
 */
final class Transcript {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TITLE = "=== ";
    private static final String REQUEST = ">>> ";
    private static final String ANSWER = "<<< ";
    private static final String UNTIL = "... until ";
    private static final String SAYS = " says ";
    /** Those that clients depend on. */
    private static final List<String> HEADERS = List.of(
            "Content-Type", "Allow", "ETag", "Link", "Location", "Preference-Applied", "Retry-After", "Cache-Control");

    private final Rest rest;
    private final TranscriptMasks masks = new TranscriptMasks();

    Transcript(Rest rest) {
        this.rest = rest;
    }

    /** Has the conversation again and writes down how it went. */
    String replayed(String file) {
        List<String> parts = Arrays.asList(file.split("(?m)^(?=" + TITLE + ")"));
        return Stream.concat(parts.stream().limit(1), parts.stream().skip(1).map(this::exchange))
                .collect(joining());
    }

    private String exchange(String part) {
        List<String> lines = part.substring(0, end(part)).lines().toList();
        lines.stream().filter(line -> line.startsWith(UNTIL)).forEach(this::waitFor);
        List<String> before =
                lines.stream().takeWhile(line -> !line.startsWith(REQUEST)).toList();
        List<String> request = new ArrayList<>(lines.subList(before.size(), lines.size()));
        while (request.getLast().isEmpty()) {
            request.removeLast();
        }
        return Stream.concat(before.stream(), request.stream()).collect(joining("\n", "", "\n\n"))
                + shown(send(request))
                + "\n";
    }

    private static int end(String part) {
        int answer = part.indexOf("\n" + ANSWER);
        return answer < 0 ? part.length() : answer + 1;
    }

    private void waitFor(String line) {
        String[] wanted = line.substring(UNTIL.length()).split(SAYS, 2);
        String path = masks.lift(wanted[0]);
        assertThat(Poll.until(() -> rest.get(path).body().contains(wanted[1]), LIMIT))
                .as("%s says %s, but only %s", path, wanted[1], rest.get(path).body())
                .isTrue();
    }

    private Answer send(List<String> request) {
        String[] line =
                masks.lift(request.getFirst().substring(REQUEST.length())).split(" ", 2);
        List<String> headers =
                request.stream().skip(1).takeWhile(header -> !header.isEmpty()).toList();
        String body = request.stream()
                .skip(2L + headers.size())
                .map(text -> text + "\n")
                .collect(joining());
        return rest.send(
                line[0],
                line[1],
                masks.lift(body).getBytes(StandardCharsets.UTF_8),
                headers.stream()
                        .flatMap(header -> Arrays.stream(masks.lift(header).split(": ", 2)))
                        .toArray(String[]::new));
    }

    private String shown(Answer answer) {
        StringBuilder shown = new StringBuilder(ANSWER).append(answer.status()).append('\n');
        for (String header : HEADERS) {
            answer.headers().allValues(header).stream()
                    .sorted()
                    .forEach(value ->
                            shown.append(header).append(": ").append(value).append('\n'));
        }
        String body = answer.contentType().contains("json") ? PrettyJson.of(answer.body()) : answer.body();
        return masks.put(shown + (body.isEmpty() ? "" : "\n" + body.stripTrailing() + "\n"));
    }
}
