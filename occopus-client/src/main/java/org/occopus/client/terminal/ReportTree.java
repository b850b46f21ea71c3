package org.occopus.client.terminal;

import java.util.ArrayList;
import java.util.List;
import org.occopus.client.state.InfrastructureReport;

/** The manual's report as text. */
public final class ReportTree {
    private ReportTree() {}

    /**
     * Node, instances, addresses, each indented by two more spaces.
     *
     * @param report the report
     * @return the lines, without a heading
     */
    public static List<String> lines(InfrastructureReport report) {
        List<String> lines = new ArrayList<>();
        for (InfrastructureReport.Node node : report.nodes()) {
            lines.add(node.name() + ":");
            for (InfrastructureReport.Instance instance : node.instances()) {
                lines.add("  " + instance.id() + ":");
                instance.addresses().forEach(address -> lines.add("    " + address));
            }
        }
        return lines;
    }

    /**
     * One line for each instance, its addresses separated by one space.
     *
     * @param report the report
     * @return the lines of the manual's address file
     */
    public static List<String> addresses(InfrastructureReport report) {
        return report.nodes().stream()
                .flatMap(node -> node.instances().stream())
                .map(instance -> String.join(" ", instance.addresses()))
                .toList();
    }

    /**
     * Only the nodes whose name contains a text.
     *
     * @param report the report
     * @param text part of a name; empty keeps all
     * @return the smaller report
     */
    public static InfrastructureReport filtered(InfrastructureReport report, String text) {
        return new InfrastructureReport(report.nodes().stream()
                .filter(node -> node.name().contains(text))
                .toList());
    }
}
