package org.occopus.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.credentials.CredentialSource;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.setting.Section;

/**
 * Tells before anything is created which credentials are missing. Thread-safe.
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
     * @return what is missing or ambiguous, in sentences; empty when there is nothing to say
     */
    public List<String> problems(Map<String, Object> resource, Map<String, Object> configManagement) {
        List<String> problems = new ArrayList<>();
        Section cloud = new Section(resource);
        boolean cloudNeeds = cloud.text("type")
                .flatMap(plugins::cloud)
                .filter(factory -> factory.needsCredentials())
                .isPresent();
        if (cloudNeeds) {
            problem("resource", cloud).ifPresent(problems::add);
        }
        Section manager = new Section(configManagement);
        boolean managerNeeds = manager.text("type")
                .flatMap(plugins::configManager)
                .filter(factory -> factory.needsCredentials())
                .isPresent();
        if (managerNeeds) {
            problem("config_management", manager).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> problem(String kind, Section section) {
        try {
            return credentials.find(kind, section).values().isEmpty()
                    ? Optional.of(missing(kind, section))
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What users are told when a section finds no credentials; begins as in the original. */
    static String missing(String kind, Section section) {
        return "Cannot find credentials for \""
                + section.text("endpoint").orElseGet(() -> section.required("type"))
                + "\". Please, specify! Add an entry that fits to the '" + kind + "' section of auth_data.yaml.";
    }
}
