package org.occopus.plugins.cloudbroker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a node on CloudBroker, but for its endpoint, which belongs to the account.
 *
 * @param description the instance as the user described it
 * @param name what its name begins with; empty when the user names none
 * @param startInVpc what to tell the platform of virtual private clouds; empty for nothing
 */
record CloudBrokerSettings(Section description, Optional<String> name, Optional<Object> startInVpc) {
    static final String ENDPOINT = "endpoint";
    static final String DESCRIPTION = "description";
    static final String NAME = "name";
    static final String START_IN_VPC = "start_in_vpc";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "The web address of the platform, for example https://platform.cloudbroker.com.")
                    .asAccountKey(),
            Setting.required(
                    DESCRIPTION,
                    SettingType.MAPPING,
                    "The instance as the platform's API describes it: deployment_id and instance_type_id are required;"
                            + " further keys such as key_pair_id, opened_port and firewall_rule_set_id are handed over"
                            + " as they are; disable_autostop and isolated are true when left out."),
            Setting.optional(
                    NAME,
                    SettingType.TEXT,
                    "What the instance's name on the platform begins with; the owner's ids follow. By default nothing."),
            Setting.optional(
                    START_IN_VPC,
                    SettingType.ANY,
                    "Handed to the platform as start-in-vpc; by default the platform decides."));

    /** What the platform cannot do without, in the order of the message. */
    private static final List<String> REQUIRED_OF_INSTANCE = List.of("deployment_id", "instance_type_id");

    /** Keys become names of XML elements (https://www.w3.org/TR/xml/#NT-Name), of which these are enough. */
    private static final Pattern ELEMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    static CloudBrokerSettings of(Section section) {
        Section description = section.section(DESCRIPTION);
        description.values().keySet().stream()
                .filter(key -> !isElement(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("'" + key + "' of the description is no name of an XML element");
                });
        return new CloudBrokerSettings(
                description, section.text(NAME).or(() -> description.text(NAME)), section.value(START_IN_VPC));
    }

    static List<SettingProblem> problemsOf(Section section) {
        Section description = section.section(DESCRIPTION);
        var problems = new ArrayList<SettingProblem>();
        List<String> missing = REQUIRED_OF_INSTANCE.stream()
                .filter(key -> description.value(key).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            problems.add(
                    SettingProblem.of(DESCRIPTION, "Missing key(s) in description: " + String.join(", ", missing)));
        }
        description.values().keySet().stream()
                .filter(key -> !isElement(key))
                .forEach(key -> problems.add(new SettingProblem(
                        List.of(DESCRIPTION, key), "is no name of an XML element; write letters, digits, - and _")));
        return List.copyOf(problems);
    }

    static boolean isElement(String key) {
        return ELEMENT.matcher(key).matches();
    }
}
