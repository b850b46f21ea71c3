package org.occopus.offline;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.occopus.client.description.DescriptionProblem;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.description.DescriptorException;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;

/** Reads files with everything that they import, as the other commands do before they send them. */
final class DescriptorFiles {
    private static final String STANDARD_INPUT = "-";

    private final Path directory;
    private final InputStream input;

    /**
     * @param directory what relative names start from
     * @param input what {@code -} means
     */
    DescriptorFiles(Path directory, InputStream input) {
        this.directory = directory;
        this.input = input;
    }

    /**
     * Reads a file.
     *
     * @throws DescriptorException when the file itself is not there or cannot be read
     */
    Descriptor read(String file) {
        try {
            DescriptorBundle loaded = load(file);
            return classified(new SourceBundle(loaded.main(), loaded.files(), true));
        } catch (DescriptorException e) {
            if (e.mainFile()) {
                throw e;
            }
            return new Descriptor.Unreadable(name(file), List.of(finding(e.problem())));
        }
    }

    private DescriptorBundle load(String file) {
        return file.equals(STANDARD_INPUT)
                ? DescriptorBundle.load(directory, input)
                : DescriptorBundle.load(directory, Path.of(file));
    }

    private static Descriptor classified(SourceBundle bundle) {
        try {
            return new Descriptor.Classified(DescriptorKind.of(bundle.document().root()), bundle);
        } catch (ProblemException e) {
            return new Descriptor.Unreadable(bundle.main(), e.findings());
        }
    }

    private static String name(String file) {
        return file.equals(STANDARD_INPUT) ? DescriptorBundle.STANDARD_INPUT : file;
    }

    private static Finding finding(DescriptionProblem problem) {
        return new Finding(
                problem.file(),
                problem.line(),
                problem.column(),
                problem.path(),
                problem.message(),
                problem.hint().orElse(""));
    }
}
