package org.occopus.plugins.chef;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** What a {@code config_management} section of type {@code chef} may hold. */
final class ChefSettings {
    private static final String ENDPOINT = "endpoint";
    private static final String RUN_LIST = "run_list";

    /** https://docs.chef.io/run_lists/#run-list-format */
    private static final Pattern RUN_LIST_ITEM = Pattern.compile("(recipe|role)\\[[\\w.:@-]+]|[\\w.:@-]+");

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "Address of the Chef server with the organisation:"
                                    + " https://chef.example.org/organizations/staff.")
                    .asAccountKey(),
            Setting.required(
                    RUN_LIST,
                    SettingType.LIST,
                    "What chef-client runs on the node, as recipe[name] or role[name]; templates. The role of the node and"
                            + " recipe[connect] are put before."));

    private ChefSettings() {}

    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        List<Object> items = section.list(RUN_LIST);
        for (int index = 0; index < items.size(); index++) {
            var path = List.of(RUN_LIST, String.valueOf(index));
            wrongWith(items.get(index)).ifPresent(message -> problems.add(new SettingProblem(path, message)));
        }
        return problems;
    }

    private static Optional<String> wrongWith(Object item) {
        boolean right = item instanceof String text
                && (text.contains("{{") || RUN_LIST_ITEM.matcher(text.strip()).matches());
        return right
                ? Optional.empty()
                : Optional.of("Invalid run_list item '" + item + "': write recipe[cookbook], recipe[cookbook::name] or"
                        + " role[name]");
    }

    static List<String> runList(Section section) {
        return section.list(RUN_LIST).stream()
                .map(item -> item.toString().strip())
                .toList();
    }

    /**
     * The server's address, without a slash at its end.
     *
     * @throws IllegalArgumentException when it is not one of http or https
     */
    static URI endpoint(Section settings) {
        String text = settings.required(ENDPOINT).strip().replaceAll("/+$", "");
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
                throw new IllegalArgumentException("the endpoint '" + text + "' is not an address of http or https");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the endpoint '" + text + "' is not an address: " + e.getReason(), e);
        }
    }
}
