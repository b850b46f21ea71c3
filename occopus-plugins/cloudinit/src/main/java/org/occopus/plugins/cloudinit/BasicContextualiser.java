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
import org.occopus.spi.setting.SettingType;

/** Nothing for the machine to do at its first boot; attributes only. Also what an omitted section means. */
@ApplicationScoped
public class BasicContextualiser implements Contextualiser {
    static final Setting ATTRIBUTES = Setting.optional(
            "attributes",
            SettingType.MAPPING,
            "Attributes of the node for its config manager; templates; default none.");

    /** For the container. */
    public BasicContextualiser() {}

    @Override
    public String type() {
        return "basic";
    }

    @Override
    public List<Setting> settings() {
        return List.of(ATTRIBUTES);
    }

    @Override
    public UserData contextualise(Section contextualisation, Templates templates) {
        return new UserData(Optional.empty(), attributes(contextualisation, templates));
    }

    /** The rendered attributes; empty when there are none. */
    static Map<String, Object> attributes(Section contextualisation, Templates templates) {
        Map<String, Object> attributes =
                contextualisation.section(ATTRIBUTES.key()).values();
        return Mappings.of(templates.renderTree(attributes, Map.of()));
    }
}
