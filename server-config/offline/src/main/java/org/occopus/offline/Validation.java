package org.occopus.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.credentials.AuthDataReader;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.Checked;
import org.occopus.description.DescriptionReader;
import org.occopus.description.ReadDescription;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.resolution.DescriptionCheck;
import org.occopus.resolution.TemplateCommands;

/** Checks files of all kinds as the server does; infrastructures are tried out on the node definitions among the files. */
final class Validation {
    private final PluginRegistry plugins;
    private final NodeDefinitionReader definitionReader = new NodeDefinitionReader();
    private final AuthDataReader authDataReader = new AuthDataReader();
    private final DescriptionReader descriptionReader = new DescriptionReader();
    private final DescriptionCheck check;

    /**
     * @param plugins what sections are checked against
     * @param commands what templates may run; nothing is run here
     */
    Validation(PluginRegistry plugins, TemplateCommands commands) {
        this.plugins = plugins;
        this.check = new DescriptionCheck(plugins, commands);
    }

    /** What was found, a report a file, in the order of the files. */
    List<FileReport> of(List<Descriptor> files) {
        Types types = new Types();
        Map<Descriptor, FileReport> definitionReports = new LinkedHashMap<>();
        for (Descriptor file : files) {
            if (file instanceof Descriptor.Classified classified
                    && classified.kind() == DescriptorKind.NODE_DEFINITIONS) {
                definitionReports.put(file, definitions(classified, types));
            }
            types.missing |= file instanceof Descriptor.Unreadable;
        }
        List<FileReport> reports = new ArrayList<>();
        for (Descriptor file : files) {
            FileReport known = definitionReports.get(file);
            reports.add(known == null ? report(file, types) : known);
        }
        return reports;
    }

    /** The node definitions of all files, for as far as they could be read. */
    private static final class Types {
        private final Map<String, NodeDefinition> byName = new LinkedHashMap<>();
        private boolean missing;

        boolean complete() {
            return !missing && !byName.isEmpty();
        }
    }

    private FileReport definitions(Descriptor.Classified file, Types types) {
        try {
            Checked<List<NodeDefinition>> read = definitionReader.read(file.bundle(), plugins);
            read.value().forEach(definition -> types.byName.put(definition.name(), definition));
            return FileReport.valid(file, read.warnings());
        } catch (ProblemException e) {
            types.missing = true;
            return FileReport.refused(file, e.findings());
        }
    }

    private FileReport report(Descriptor file, Types types) {
        return switch (file) {
            case Descriptor.Unreadable unreadable -> FileReport.unreadable(unreadable);
            case Descriptor.Classified classified -> report(classified, types);
        };
    }

    private FileReport report(Descriptor.Classified file, Types types) {
        try {
            return FileReport.valid(
                    file,
                    file.kind() == DescriptorKind.AUTH_DATA
                            ? authDataReader.read(file.bundle(), plugins).warnings()
                            : infrastructure(file, types));
        } catch (ProblemException e) {
            return FileReport.refused(file, e.findings());
        }
    }

    private List<Finding> infrastructure(Descriptor.Classified file, Types types) {
        ReadDescription read = descriptionReader.readWithPlaces(file.bundle());
        if (types.complete()) {
            return check.check(read, name -> Optional.ofNullable(types.byName.get(name)), types.byName::keySet)
                    .warnings();
        }
        read.findings()
                .warning(
                        read.source().placeOf("nodes"),
                        "nodes",
                        types.missing
                                ? "the types of the nodes could not be checked, because other files have errors"
                                : "the types of the nodes could not be checked: no node definitions were given",
                        types.missing ? "correct those first" : "give the file of the node definitions as well");
        return read.findings().warnings();
    }
}
