package org.occopus.definition;

import java.util.Map;
import java.util.Optional;
import org.occopus.spi.setting.Section;

/**
 * One way to make a node. Sections hold parsed YAML values, {@code type} included; a section that was left out is empty.
 *
 * @param resource never empty
 * @param contextualisation empty means {@code basic}
 * @param configManagement empty means none
 * @param healthCheck empty means the defaults of all checks
 * @param cost of one instance, to be compared with that of the other implementations; 0 or above, in any unit
 */
public record Implementation(
        Map<String, Object> resource,
        Map<String, Object> contextualisation,
        Map<String, Object> configManagement,
        Map<String, Object> healthCheck,
        Optional<Double> cost) {

    /** The cloud's type. */
    public String cloudType() {
        return new Section(resource).required("type");
    }
}
