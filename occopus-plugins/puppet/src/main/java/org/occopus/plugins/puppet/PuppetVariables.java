package org.occopus.plugins.puppet;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

/**
 * What templates see as {@code puppet}: each list of the section as one text, its items as Python prints them, with
 * spaces between. The manual's init script takes the notation of {@code attributes} apart, so it has to be this one.
 *
 * @param modules names of modules on Puppet Forge; empty when there is none
 * @param manifests addresses of manifests
 * @param attributes for example <code>{'dbuser': 'x'} {'dbpass': 'y'}</code>; empty when there is none
 */
record PuppetVariables(String modules, String manifests, String attributes) {
    private static final String MODULES = "modules";
    private static final String MANIFESTS = "manifests";
    private static final String ATTRIBUTES = "attributes";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                    MANIFESTS,
                    SettingType.LIST,
                    "Addresses of the manifests that the machine applies; templates. {{puppet.manifests}} in the"
                            + " context_template."),
            Setting.optional(
                    MODULES,
                    SettingType.LIST,
                    "Modules of Puppet Forge that the machine installs before, none if left out; templates."
                            + " {{puppet.modules}} in the context_template."),
            Setting.optional(
                            ATTRIBUTES,
                            SettingType.LIST,
                            "Values for the manifests, a list of mappings of one key each, none if left out;"
                                    + " templates. {{puppet.attributes}} in the context_template.")
                    .asSecret());

    static PuppetVariables of(Section section) {
        return new PuppetVariables(
                printed(section, MODULES), printed(section, MANIFESTS), printed(section, ATTRIBUTES));
    }

    private static String printed(Section section, String key) {
        return section.value(key)
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .map(PuppetVariables::joined)
                .orElse("");
    }

    private static String joined(List<?> items) {
        return items.stream().map(PythonNotation::str).collect(Collectors.joining(" "));
    }

    Map<String, Object> byName() {
        return Map.of(MODULES, modules, MANIFESTS, manifests, ATTRIBUTES, attributes);
    }
}
