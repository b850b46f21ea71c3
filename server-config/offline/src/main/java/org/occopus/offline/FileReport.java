package org.occopus.offline;

import java.util.List;
import java.util.Optional;
import org.occopus.problem.Finding;

/**
 * What was found in one file.
 *
 * @param file its name
 * @param kind empty when it could not be told
 * @param errors empty when the file is valid
 * @param warnings those of a file with errors are not told
 */
record FileReport(String file, Optional<DescriptorKind> kind, List<Finding> errors, List<Finding> warnings) {

    /** Copies the lists. */
    FileReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    static FileReport valid(Descriptor.Classified file, List<Finding> warnings) {
        return new FileReport(file.name(), Optional.of(file.kind()), List.of(), warnings);
    }

    static FileReport refused(Descriptor.Classified file, List<Finding> errors) {
        return new FileReport(file.name(), Optional.of(file.kind()), errors, List.of());
    }

    static FileReport unreadable(Descriptor.Unreadable file) {
        return new FileReport(file.name(), Optional.empty(), file.findings(), List.of());
    }

    boolean isValid() {
        return errors.isEmpty();
    }
}
