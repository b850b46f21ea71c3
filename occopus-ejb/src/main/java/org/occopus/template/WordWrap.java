package org.occopus.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/**
 * Wraps one line as Python's {@code textwrap} does (https://docs.python.org/3/library/textwrap.html).
 *
 * @param width of a line, from 1
 * @param breaksWords whether a word longer than a line is cut
 * @param breaksAtHyphens whether a line may end behind a hyphen
 */
record WordWrap(int width, boolean breaksWords, boolean breaksAtHyphens) {
    private static final String PUNCTUATED = "[\\p{L}\\p{N}_!\"'&.,?]";
    private static final String LETTER = "[\\p{L}_]";
    private static final String SPACE = "[\\t\\n\\x0b\\f\\r ]";
    private static final Pattern CHUNK = Pattern.compile("(?:" + SPACE + "+"
            + "|(?<=" + PUNCTUATED + ")-{2,}(?=[\\p{L}\\p{N}_])"
            + "|[^\\t\\n\\x0b\\f\\r ]+?(?:"
            + "-(?:(?<=" + LETTER + "{2}-)|(?<=" + LETTER + "-" + PUNCTUATED + "-))(?=" + LETTER + "-?" + LETTER + ")"
            + "|(?=" + SPACE + "|\\z)"
            + "|(?<=" + PUNCTUATED + ")(?=-{2,}[\\p{L}\\p{N}_])))");
    private static final Pattern SIMPLE_CHUNK = Pattern.compile(SPACE + "+|[^\\t\\n\\x0b\\f\\r ]+");

    /** Checks the width. */
    WordWrap {
        if (width < 1) {
            throw new TemplateException("wordwrap needs a width above 0");
        }
    }

    List<String> lines(String text) {
        Deque<String> chunks = chunks(text);
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && chunks.peek().isBlank()) {
                chunks.poll();
            }
            String line = line(chunks);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private Deque<String> chunks(String text) {
        Deque<String> chunks = new ArrayDeque<>();
        Matcher matcher = (breaksAtHyphens ? CHUNK : SIMPLE_CHUNK).matcher(text);
        while (matcher.find()) {
            chunks.add(matcher.group());
        }
        return chunks;
    }

    /** The next line; takes its chunks away. */
    private String line(Deque<String> chunks) {
        StringBuilder line = new StringBuilder();
        int last = 0;
        while (!chunks.isEmpty() && line.length() + chunks.peek().length() <= width) {
            last = line.length();
            line.append(chunks.remove());
        }
        if (!chunks.isEmpty() && chunks.peek().length() > width) {
            last = line.length();
            breakWord(chunks, line);
        }
        boolean endsBlank = line.substring(last).isBlank();
        return endsBlank ? line.substring(0, last) : line.toString();
    }

    private void breakWord(Deque<String> chunks, StringBuilder line) {
        int left = width - line.length();
        if (breaksWords) {
            String word = chunks.remove();
            int end = end(word, left);
            line.append(word, 0, end);
            chunks.push(word.substring(end));
        } else if (line.isEmpty()) {
            line.append(chunks.remove());
        }
    }

    private int end(String word, int left) {
        int hyphen = breaksAtHyphens && word.length() > left ? word.lastIndexOf('-', Math.max(0, left - 1)) : -1;
        boolean usable = hyphen > 0 && word.substring(0, hyphen).chars().anyMatch(c -> c != '-');
        return usable ? hyphen + 1 : left;
    }
}
