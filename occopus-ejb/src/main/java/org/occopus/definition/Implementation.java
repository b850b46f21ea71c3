package org.occopus.definition;

import java.util.Map;
import org.occopus.spi.setting.Section;

/**
 * One way to make a node. Sections hold parsed YAML values, {@code type} included; a section that was left out is empty.
 *
 * @param resource never empty
 * @param contextualisation empty means {@code basic}
 * @param configManagement empty means none
 * @param healthCheck empty means the defaults of all checks
 */
public record Implementation(
        Map<String, Object> resource,
        Map<String, Object> contextualisation,
        Map<String, Object> configManagement,
        Map<String, Object> healthCheck) {

    /** The cloud's type. */
    public String cloudType() {
        return new Section(resource).required("type");
    }
}
