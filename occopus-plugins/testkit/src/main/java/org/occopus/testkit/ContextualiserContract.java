package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.TemplateException;
import org.occopus.spi.Templates;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

/** What the engine relies on in every {@link Contextualiser}. */
public abstract class ContextualiserContract {

    /**
     * The plugin under test.
     *
     * @return a bean
     */
    protected abstract Contextualiser contextualiser();

    /**
     * A section that is fine and holds the expression {@code {{ greeting }}} somewhere where it is rendered.
     *
     * @return without {@code type}
     */
    protected abstract Section section();

    /**
     * The variables that {@link #section()} refers to.
     *
     * @return by default {@code greeting}
     */
    protected Map<String, Object> variables() {
        return Map.of("greeting", "hello");
    }

    /**
     * Templates that know some variables.
     *
     * @param variables by name
     * @return by default {@link VariableTemplates}
     */
    protected Templates templates(Map<String, Object> variables) {
        return new VariableTemplates(variables);
    }

    @Test
    void declaresItsSettings() {
        Declarations.check(contextualiser().settings());
        assertThat(contextualiser().type()).matches("[a-z][a-z0-9_]*");
    }

    @Test
    void acceptsASectionThatWorks() {
        Declarations.checkAccepts(contextualiser().settings(), section());
        assertThat(contextualiser().check(section())).isEmpty();
    }

    @Test
    void makesTheSameDataFromTheSameInput() {
        assertThat(contextualise(variables())).isEqualTo(contextualise(variables()));
    }

    @Test
    void rendersVariables() {
        var others = new LinkedHashMap<>(variables());
        others.put("greeting", "goodbye");

        assertThat(contextualise(variables()).toString()).contains("hello").doesNotContain("{{");
        assertThat(contextualise(others).toString()).contains("goodbye");
    }

    @Test
    void refusesUndefinedVariables() {
        assertThatThrownBy(() -> contextualise(Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("greeting");
    }

    @Test
    void leavesTheSectionAsItIs() {
        Section section = section();
        assertThat(contextualiser().contextualise(section, templates(variables())))
                .isNotNull();

        assertThat(section).isEqualTo(section());
    }

    private UserData contextualise(Map<String, Object> variables) {
        return contextualiser().contextualise(section(), templates(variables));
    }
}
