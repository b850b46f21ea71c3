package org.occopus.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.problem.Finding;

/** What {@code validate} prints. */
final class ReportText {
    private ReportText() {}

    /** A line a finding, then a line a file. */
    static List<String> lines(List<FileReport> reports) {
        List<String> lines = new ArrayList<>();
        for (FileReport report : reports) {
            report.errors().forEach(finding -> lines.add(FindingText.error(finding)));
            report.warnings().forEach(finding -> lines.add(FindingText.warning(finding)));
        }
        reports.forEach(report -> lines.add(verdict(report)));
        return lines;
    }

    /** Scripts of the original's users look for the marker. */
    private static String verdict(FileReport report) {
        if (report.isValid()) {
            return report.file() + ": valid " + kind(report);
        }
        int count = report.errors().size();
        return "[SchemaCheck] ERROR: " + report.file() + ": " + (count == 1 ? "1 error" : count + " errors")
                + ", not a valid " + kind(report) + " file";
    }

    private static String kind(FileReport report) {
        return report.kind().map(DescriptorKind::title).orElse("YAML");
    }

    /** The same for programs. */
    static Map<String, Object> mapping(List<FileReport> reports) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("valid", reports.stream().allMatch(FileReport::isValid));
        mapping.put("files", reports.stream().map(ReportText::mapping).toList());
        return mapping;
    }

    private static Map<String, Object> mapping(FileReport report) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("file", report.file());
        report.kind().ifPresent(kind -> mapping.put("kind", kind.word()));
        mapping.put("valid", report.isValid());
        mapping.put("errors", mappings(report.errors()));
        mapping.put("warnings", mappings(report.warnings()));
        return mapping;
    }

    private static List<Map<String, Object>> mappings(List<Finding> findings) {
        return findings.stream().map(FindingText::mapping).toList();
    }
}
