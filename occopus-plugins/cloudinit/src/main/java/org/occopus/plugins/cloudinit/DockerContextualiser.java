package org.occopus.plugins.cloudinit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Templates;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** Environment and command of a container (manual, "Docker contextualisation"). */
@ApplicationScoped
public class DockerContextualiser implements Contextualiser {
    private static final String ENV = "env";
    private static final String COMMAND = "command";
    private static final String VARIABLES = "context_variables";

    /** For the container. */
    public DockerContextualiser() {}

    @Override
    public String type() {
        return "docker";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        ENV,
                        SettingType.LIST,
                        "Environment of the container, texts of the form NAME=VALUE; templates."),
                Setting.optional(
                        VARIABLES,
                        SettingType.ANY,
                        "Further variables for the templates of env and command: a mapping, or a text that renders to one."),
                Setting.optional(
                        COMMAND,
                        SettingType.TEXT_OR_LIST,
                        "Command of the container; templates; default that of the image."));
    }

    @Override
    public List<SettingProblem> check(Section contextualisation) {
        List<SettingProblem> problems = new ArrayList<>();
        List<Object> env = contextualisation.list(ENV);
        for (int i = 0; i < env.size(); i++) {
            if (env.get(i) instanceof Map || env.get(i) instanceof List) {
                problems.add(new SettingProblem(
                        List.of(ENV, String.valueOf(i)), "an entry of env must be a text of the form NAME=VALUE"));
            }
        }
        boolean variables = contextualisation
                .value(VARIABLES)
                .filter(value -> !(value instanceof Map) && !(value instanceof String))
                .isPresent();
        if (variables) {
            problems.add(SettingProblem.of(VARIABLES, "context_variables must be a mapping or a text"));
        }
        return problems;
    }

    @Override
    public UserData contextualise(Section contextualisation, Templates templates) {
        Map<String, Object> extra = contextVariables(contextualisation, templates);
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String key : List.of(ENV, COMMAND)) {
            contextualisation.value(key).ifPresent(value -> attributes.put(key, templates.renderTree(value, extra)));
        }
        return new UserData(Optional.empty(), attributes);
    }

    private static Map<String, Object> contextVariables(Section contextualisation, Templates templates) {
        Optional<Object> section = contextualisation.value(VARIABLES);
        if (section.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> variables = section.get() instanceof String text
                ? Mappings.of(RenderedYaml.parse("context_variables", templates.render(text, Map.of())))
                : Mappings.of(templates.renderTree(section.get(), Map.of()));
        Map<String, Object> extra = new LinkedHashMap<>(variables);
        extra.put(VARIABLES, variables);
        return extra;
    }
}
