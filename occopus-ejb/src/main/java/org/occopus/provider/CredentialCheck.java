package org.occopus.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.occopus.credentials.CredentialSource;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.config.ConfigManagerFactory;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * Tells before anything is created which credentials are missing or cannot be used. Thread-safe.
 *
 * @param plugins which clouds and config managers need credentials
 * @param credentials those that are there
 */
public record CredentialCheck(PluginRegistry plugins, CredentialSource credentials) {

    /**
     * Looks for the credentials of a node.
     *
     * @param resource its {@code resource} section, rendered
     * @param configManagement its {@code config_management} section, rendered; empty when there is none
     * @return what is missing, ambiguous or not to be used, in sentences; empty when there is nothing to say
     */
    public List<String> problems(Map<String, Object> resource, Map<String, Object> configManagement) {
        List<String> problems = new ArrayList<>();
        Section cloud = new Section(resource);
        cloud.text("type")
                .flatMap(plugins::cloud)
                .filter(ResourceHandlerFactory::needsCredentials)
                .ifPresent(factory -> problems.addAll(problems(
                        "resource", cloud, new Login(factory.credentialSettings(), factory::checkCredentials))));
        Section manager = new Section(configManagement);
        manager.text("type")
                .flatMap(plugins::configManager)
                .filter(ConfigManagerFactory::needsCredentials)
                .ifPresent(factory -> problems.addAll(problems(
                        "config_management",
                        manager,
                        new Login(factory.credentialSettings(), factory::checkCredentials))));
        return problems;
    }

    private List<String> problems(String kind, Section section, Login wanted) {
        try {
            Section login = credentials.find(kind, section);
            return login.values().isEmpty()
                    ? List.of(missing(kind, section))
                    : wanted.problems(login).stream()
                            .map(words -> unusable(kind, section, words))
                            .toList();
        } catch (ProblemException e) {
            return List.of(e.getMessage());
        }
    }

    /** What a plugin says of its logins. */
    private record Login(List<Setting> settings, Function<Section, List<SettingProblem>> check) {

        List<String> problems(Section login) {
            List<String> missing = settings.stream()
                    .filter(Setting::required)
                    .map(Setting::key)
                    .filter(key -> login.value(key).isEmpty())
                    .toList();
            return missing.isEmpty()
                    ? check.apply(login).stream().map(SettingProblem::message).toList()
                    : List.of("Missing key(s) in auth_data: " + String.join(", ", missing));
        }
    }

    private static String unusable(String kind, Section section, String words) {
        return "The credentials for \"" + nameOf(section) + "\" cannot be used: " + words
                + ". Correct the entry that fits to the '" + kind + "' section of auth_data.yaml.";
    }

    /** What users are told when a section finds no credentials; begins as in the original. */
    static String missing(String kind, Section section) {
        return "Cannot find credentials for \""
                + nameOf(section)
                + "\". Please, specify! Add an entry that fits to the '" + kind + "' section of auth_data.yaml.";
    }

    private static String nameOf(Section section) {
        return section.text("endpoint").orElseGet(() -> section.required("type"));
    }
}
