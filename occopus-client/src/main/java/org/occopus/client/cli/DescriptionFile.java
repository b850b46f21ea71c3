package org.occopus.client.cli;

import java.nio.file.Path;
import org.occopus.client.description.DescriptorBundle;

/** The file argument of build and import; {@code -} is standard input. */
final class DescriptionFile {
    private DescriptionFile() {}

    static DescriptorBundle load(Invocation invocation, String file) {
        return file.equals("-")
                ? DescriptorBundle.load(
                        invocation.directory(), invocation.terminal().in())
                : DescriptorBundle.load(invocation.directory(), Path.of(file));
    }
}
