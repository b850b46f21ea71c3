package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.TemplateException;

final class VariableTemplatesTest {
    private final VariableTemplates templates =
            new VariableTemplates(Map.of("name", "web", "variables", Map.of("port", 80)));

    @Test
    void replacesVariablesAndLetsFurtherOnesWin() {
        assertThat(templates.render("{{name}}:{{ variables.port }}", Map.of())).isEqualTo("web:80");
        assertThat(templates.render("{{name}}", Map.of("name", "$1"))).isEqualTo("$1");
    }

    @Test
    void rendersTextsWithinATree() {
        Map<String, Object> tree = Map.of("{{key}}", List.of("{{ name }}", 7, true));

        assertThat(templates.renderTree(tree, Map.of())).isEqualTo(Map.of("{{key}}", List.of("web", 7, true)));
    }

    @Test
    void refusesWhatIsUndefined() {
        assertThatThrownBy(() -> templates.render("{{ variables.nothing }}", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessage("'variables.nothing' is undefined");
    }
}
