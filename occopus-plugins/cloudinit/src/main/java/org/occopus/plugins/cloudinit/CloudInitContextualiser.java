package org.occopus.plugins.cloudinit;

import jakarta.enterprise.context.ApplicationScoped;
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

/** User data for cloud-init (manual, "Cloud-init contextualisation"). */
@ApplicationScoped
public class CloudInitContextualiser implements Contextualiser {
    private static final String TEMPLATE = "context_template";
    private static final String CLOUD_CONFIG = "#cloud-config";

    /** For the container. */
    public CloudInitContextualiser() {}

    @Override
    public String type() {
        return "cloudinit";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        TEMPLATE,
                        SettingType.ANY,
                        "What the machine does at its first boot: a text, or a mapping that becomes a cloud-config; template."),
                BasicContextualiser.ATTRIBUTES);
    }

    @Override
    public List<SettingProblem> check(Section contextualisation) {
        boolean usable = contextualisation
                .value(TEMPLATE)
                .filter(template -> template instanceof String || template instanceof Map)
                .isPresent();
        return usable
                ? List.of()
                : List.of(SettingProblem.of(
                        TEMPLATE, "context_template must be a text, or a mapping as !yaml_import makes it"));
    }

    @Override
    public UserData contextualise(Section contextualisation, Templates templates) {
        String context = templates.render(text(contextualisation), Map.of());
        if (context.startsWith(CLOUD_CONFIG)) {
            RenderedYaml.check("the rendered #cloud-config", context);
        }
        return new UserData(
                context.isEmpty() ? Optional.empty() : Optional.of(context),
                BasicContextualiser.attributes(contextualisation, templates));
    }

    /** A mapping has lost its first line, a comment, so it gets it back. */
    private static String text(Section contextualisation) {
        Object template = contextualisation.value(TEMPLATE).orElse("");
        return template instanceof Map
                ? CLOUD_CONFIG + "\n" + BlockYaml.of(Mappings.of(template))
                : template.toString();
    }
}
