package org.occopus.yaml;

import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Tells syntax errors in a user's words. */
final class YamlSyntax {
    private YamlSyntax() {}

    static Place place(String file, @Nullable Mark mark) {
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The refusal of a file that cannot be parsed. */
    static ProblemException refusal(MarkedYAMLException e, String file, Findings findings) {
        Place place = place(file, e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark());
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t")) {
            findings.error(place, "", "a tab is used for indentation", "YAML allows only spaces here");
        } else {
            findings.error(place, "", "not YAML: " + withContext(e, problem), hint(problem));
        }
        return findings.refusal();
    }

    /** The refusal of a file that holds characters which no text has. */
    static ProblemException refusal(YAMLException e, String file, String content, Findings findings) {
        if (e instanceof ReaderException unreadable) {
            int index = content.offsetByCodePoints(
                    0, Math.min(unreadable.getPosition(), content.codePointCount(0, content.length())));
            String before = content.substring(0, index);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            int column = index - before.lastIndexOf('\n');
            findings.error(
                    new Place(file, line, column),
                    "",
                    String.format("not a text: it holds the character U+%04X", unreadable.getCodePoint()),
                    "save the file as UTF-8; a binary file cannot be imported");
        } else {
            findings.error(new Place(file, 1, 1), "", "not YAML: " + e.getMessage());
        }
        return findings.refusal();
    }

    private static String withContext(MarkedYAMLException e, String problem) {
        return e.getContext() == null ? problem : problem + " " + e.getContext();
    }

    private static String hint(String problem) {
        if (problem.startsWith("mapping values are not allowed")) {
            return "put a text that holds ': ' in quotes, and check the indentation";
        }
        if (problem.startsWith("found undefined tag handle") || problem.contains("cannot start any token")) {
            return "put a text that begins with a special character in quotes";
        }
        return problem.contains("expected <block end>") ? "check the indentation of this line" : "";
    }
}
