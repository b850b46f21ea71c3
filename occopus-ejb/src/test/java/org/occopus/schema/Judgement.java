package org.occopus.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.occopus.problem.Finding;

/**
 * What the readers and a schema say of one document.
 *
 * @param findings of the readers; empty when they accept the document
 * @param refusals of the schema; empty when it accepts the document
 */
record Judgement(List<Finding> findings, Set<String> refusals) {

    /** What no schema can tell, by rule: it sees one document and no relation between its parts. */
    private static final Map<String, Predicate<Finding>> BEYOND_EVERY_SCHEMA = Map.of(
            "cycles", says(".*cycle.*"),
            "nodes of the same name", says("duplicate node name.*"),
            "edges to nodes that are not there", says("a connection names a node that is not in nodes.*"),
            "limits that cross", says(".*below min.*"),
            "node types and what fits a filter", says("unknown node type.*|filter of node .* matches none.*"),
            "what a mapping waits for", says("a mapping with synch: true waits.*"),
            "templates", says(".*(a|the) template cannot be (rendered|parsed).*"),
            "one implementation against another", finding -> finding.hint().startsWith("another implementation"),
            // 2.0 is an integer to a schema and a decimal number to YAML.
            "kinds of numbers", says(".*(whole number|must be integer).* is the number [-+0-9.eE]+.*"));

    private static Predicate<Finding> says(String pattern) {
        Pattern message = Pattern.compile(pattern, Pattern.DOTALL);
        return finding -> message.matcher(finding.message()).matches();
    }

    private static boolean isBeyondEverySchema(Finding finding) {
        return BEYOND_EVERY_SCHEMA.values().stream().anyMatch(rule -> rule.test(finding));
    }

    /** Whether the two contradict each other. */
    boolean isContradiction() {
        boolean schemaIsStricter = findings.isEmpty() && !refusals.isEmpty();
        boolean schemaMissesSomething =
                refusals.isEmpty() && findings.stream().anyMatch(finding -> !isBeyondEverySchema(finding));
        return schemaIsStricter || schemaMissesSomething;
    }
}
