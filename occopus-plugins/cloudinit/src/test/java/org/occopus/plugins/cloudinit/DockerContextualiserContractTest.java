package org.occopus.plugins.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.TemplateException;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.testkit.ContextualiserContract;

class DockerContextualiserContractTest extends ContextualiserContract {
    @Override
    protected Contextualiser contextualiser() {
        return new DockerContextualiser();
    }

    @Override
    protected Section section() {
        return new Section(Map.of("env", List.of("G={{ greeting }}"), "command", "echo {{ greeting }}"));
    }

    @Test
    void handsEnvironmentAndCommandOver() {
        UserData data = contextualise(Map.of("env", List.of("A=1"), "command", List.of("sh", "-c", "{{ greeting }}")));

        assertThat(data.context()).isEmpty();
        assertThat(data.attributes()).isEqualTo(Map.of("env", List.of("A=1"), "command", List.of("sh", "-c", "hello")));
        assertThat(contextualise(Map.of("env", List.of())).attributes()).doesNotContainKey("command");
    }

    @Test
    void knowsContextVariablesByNameAndTogether() {
        var mapping = Map.of("v", "{{ greeting }}!");
        var expected = List.of("A=hello!", "B=hello!");
        var env = List.of("A={{ v }}", "B={{ context_variables.v }}");

        assertThat(contextualise(Map.of("env", env, "context_variables", mapping))
                        .attributes())
                .containsEntry("env", expected);
        assertThat(contextualise(Map.of("env", env, "context_variables", "v: {{ greeting }}!"))
                        .attributes())
                .containsEntry("env", expected);
    }

    @Test
    void readsContextVariablesAsYaml12() {
        var data = contextualise(Map.of("env", List.of("A={{ v }}"), "context_variables", "v: yes"));

        assertThat(data.attributes()).containsEntry("env", List.of("A=yes"));
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> contextualise(Map.of("env", List.of(), "context_variables", "a: [")))
                .withMessageContaining("context_variables is not YAML: line 1");
    }

    @Test
    void tellsEntriesThatAreNoTexts() {
        var section = new Section(Map.of("env", List.of("A=1", Map.of("B", 2)), "context_variables", 5));

        assertThat(contextualiser().check(section))
                .extracting(SettingProblem::path)
                .containsExactly(List.of("env", "1"), List.of("context_variables"));
    }

    private UserData contextualise(Map<String, Object> section) {
        return contextualiser().contextualise(new Section(section), templates(variables()));
    }
}
