package org.occopus.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.template.TemplateEngine;

/** The rules of imports, each by a small bundle of files. */
class ImportRulesTest {
    private static final TemplateEngine ENGINE = new TemplateEngine();

    @TestFactory
    Stream<DynamicTest> imports() throws IOException {
        try (InputStream rules = requireNonNull(ImportRulesTest.class.getResourceAsStream("import-rules.txt"))) {
            String text = new String(rules.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(rule -> {
                String[] parts = rule.split("(?m)^\\+\\+\\+ ");
                List<String> head = Arrays.stream(parts[0].strip().split("\\|"))
                        .map(String::strip)
                        .toList();
                return dynamicTest(head.get(0), () -> check(head, files(parts)));
            });
        }
    }

    private static Map<String, String> files(String[] parts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int end = part.indexOf('\n');
            files.put(part.substring(0, end), unescaped(part.substring(end + 1)));
        }
        return files;
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\u0000", "\u0000")
                .replace("\\u007f", "\u007f")
                .replace("\\ufeff", "\ufeff");
    }

    private static void check(List<String> head, Map<String, String> files) {
        if (!head.get(1).equals("reject")) {
            YamlDocument document = YamlReader.read("main", files, true);
            document.findings().refuseIfAny();
            Object value = requireNonNull(document.root().value());
            assertThat(ENGINE.render("{{ [x] }}", Map.of("x", value))).isEqualTo("[" + head.get(1) + "]");
            return;
        }
        List<Finding> findings = findings(files);
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.line()).isPositive());
        assertThat(findings.toString()).contains(head.get(3).split(";\\s*"));
        assertThat(findings)
                .extracting(finding -> finding.file() + ":" + finding.line() + ":" + finding.column())
                .contains(head.get(2));
    }

    private static List<Finding> findings(Map<String, String> files) {
        try {
            YamlReader.read("main", files, true).findings().refuseIfAny();
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }
}
