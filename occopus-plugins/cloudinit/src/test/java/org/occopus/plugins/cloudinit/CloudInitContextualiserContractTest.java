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
import org.occopus.testkit.ContextualiserContract;

class CloudInitContextualiserContractTest extends ContextualiserContract {
    @Override
    protected Contextualiser contextualiser() {
        return new CloudInitContextualiser();
    }

    @Override
    protected Section section() {
        return new Section(Map.of("context_template", "#cloud-config\na: {{ greeting }}\n"));
    }

    @Test
    void writesAMappingBeforeItRendersIt() {
        UserData data = contextualise(Map.of("runcmd", List.of("echo '{{ greeting }}'"), "a", "{{ greeting }}"));

        assertThat(data.context()).contains("#cloud-config\na: 'hello'\nruncmd:\n- echo 'hello'\n");
    }

    @Test
    void handsAttributesOver() {
        var section = Map.<String, Object>of("context_template", "", "attributes", Map.of("a", "{{ greeting }}"));
        UserData data = contextualiser().contextualise(new Section(section), templates(variables()));

        assertThat(data.context()).isEmpty();
        assertThat(data.attributes()).isEqualTo(Map.of("a", "hello"));
    }

    @Test
    void refusesACloudConfigThatIsNotYaml() {
        refuses("#cloud-config\nfoo: [ unclosed\nbar: 1\n", "line 3");
        refuses("#cloud-config\nfoo:\n\t- bar\n", "a tab is used for indentation");
        refuses("#cloud-config\na: *nosuch\n", "nosuch");
    }

    @Test
    void looksAtCloudConfigsOnly() {
        assertThat(contextualise("#!/bin/sh\necho [ unclosed : :").context()).isPresent();
        assertThat(contextualise("#cloud-config\na: 1\na: 2\n").context()).isPresent();
    }

    @Test
    void refusesOtherTemplates() {
        assertThat(contextualiser().check(new Section(Map.of("context_template", List.of("a")))))
                .hasSize(1);
        assertThat(contextualiser().check(new Section(Map.of("context_template", 5))))
                .hasSize(1);
    }

    private void refuses(String template, String reason) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> contextualise(template))
                .withMessageContaining(reason);
    }

    private UserData contextualise(Object template) {
        return contextualiser()
                .contextualise(new Section(Map.of("context_template", template)), templates(variables()));
    }
}
