package org.occopus.client.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The examples of the repository are whole: YAML that can be read, with every file that it imports. */
class ExamplesTest {
    @ParameterizedTest
    @CsvSource({
        "puppet-solo/infra.yaml, 1",
        "puppet-solo/nodes/node_definitions.yaml, 2",
        "quickstart/infra.yaml, 1",
        "quickstart/node_definitions.yaml, 1",
        "two-tiers/infra.yaml, 1",
        "two-tiers/nodes/node_definitions.yaml, 3",
        "unlucky-cloud/infra.yaml, 1",
        "unlucky-cloud/node_definitions.yaml, 1"
    })
    void areWhole(String name, int files) {
        DescriptorBundle bundle = DescriptorBundle.load(Path.of("../examples", name));
        assertThat(bundle.files()).hasSize(files);
        assertThat(new Yaml().parse(new StringReader(bundle.files().getOrDefault(bundle.main(), ""))))
                .isNotEmpty();
    }
}
