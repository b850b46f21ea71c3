package org.occopus.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.problem.Finding;

/** Findings as compilers write them, so that editors can jump there, and as the REST interface writes them. */
final class FindingText {
    private FindingText() {}

    static String error(Finding finding) {
        return line("error", finding);
    }

    static String warning(Finding finding) {
        return line("warning", finding);
    }

    private static String line(String severity, Finding finding) {
        List<String> parts = new ArrayList<>();
        parts.add(place(finding));
        parts.add(severity);
        if (!finding.path().isEmpty()) {
            parts.add(finding.path());
        }
        parts.add(finding.message());
        return String.join(": ", parts) + (finding.hint().isEmpty() ? "" : " (" + finding.hint() + ")");
    }

    private static String place(Finding finding) {
        return finding.file() + (finding.line() == 0 ? "" : ":" + finding.line() + ":" + finding.column());
    }

    /** {@code docs/rest.md}, "Errors". */
    static Map<String, Object> mapping(Finding finding) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("file", finding.file());
        mapping.put("line", finding.line());
        mapping.put("column", finding.column());
        mapping.put("path", finding.path());
        mapping.put("message", finding.message());
        mapping.put("hint", finding.hint());
        return mapping;
    }
}
