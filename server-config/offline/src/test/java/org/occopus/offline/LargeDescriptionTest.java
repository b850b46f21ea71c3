package org.occopus.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.occopus.resolution.TemplateCommands;

class LargeDescriptionTest {

    /** A fraction of a second once the code is warm; the limit finds work that grows with the square of the nodes. */
    @Test
    void validatesTwoThousandNodesAndTenThousandEdgesWithinSeconds() {
        List<Descriptor> files = LargeDescription.of(2000);
        Validation validation = new Validation(CommandRun.PLUGINS, TemplateCommands.off());

        List<FileReport> reports = assertTimeout(Duration.ofSeconds(20), () -> validation.of(files));
        assertThat(reports).allMatch(FileReport::isValid);
    }
}
