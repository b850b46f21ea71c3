package org.occopus.credentials;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.occopus.description.Checked;
import org.occopus.description.SourceBundle;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.yaml.Findings;
import org.occopus.yaml.SecretMask;
import org.occopus.yaml.Spelling;
import org.occopus.yaml.YamlDocument;
import org.occopus.yaml.YamlNode;

/** Reads authentication data (manual, {@code auth_data.yaml}). Stateless and thread-safe. */
public final class AuthDataReader {
    private static final String LOGIN = "auth_data";
    private static final Set<String> SECTIONS = Set.of("resource", "config_management");

    /** A reader. */
    public AuthDataReader() {}

    /**
     * Reads and checks the file.
     *
     * @param bundle the text
     * @param registry the plugins, whose declarations tell which keys a login needs
     * @return the logins, with warnings
     * @throws org.occopus.problem.ProblemException {@code description-invalid} with all findings; they quote no secret
     */
    public Checked<AuthData> read(SourceBundle bundle, PluginRegistry registry) {
        YamlDocument document = bundle.document();
        Findings findings = document.findings();
        if (!(document.root() instanceof YamlNode.Mapping file)) {
            String found = document.root() instanceof YamlNode.Sequence ? "a list" : "empty or a text";
            findings.error(
                    document.root().place(),
                    "",
                    "authentication data must be a mapping, but is " + found,
                    "write 'resource:' with a list of logins below it");
            throw findings.refusal();
        }
        Map<String, List<AuthData.Entry>> sections = new LinkedHashMap<>();
        file.fields().forEach((name, field) -> {
            if (!SECTIONS.contains(name)) {
                findings.warning(field.key(), name, "unknown section '" + name + "'", Spelling.hint(name, SECTIONS));
            }
            sections.put(name, entries(name, field.value(), registry, findings));
        });
        findings.refuseIfAny();
        return new Checked<>(new AuthData(sections), findings.warnings());
    }

    private static List<AuthData.Entry> entries(
            String section, YamlNode value, PluginRegistry registry, Findings findings) {
        if (value.value() == null) {
            return List.of();
        }
        if (!(value instanceof YamlNode.Sequence list)) {
            findings.error(value.place(), section, "section '" + section + "' must be a list of logins");
            return List.of();
        }
        List<AuthData.Entry> entries = new ArrayList<>();
        Map<Map<String, Object>, String> paths = new HashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            String path = section + "[" + i + "]";
            entry(section, item, path, registry, findings).ifPresent(entry -> {
                entries.add(entry);
                Optional.ofNullable(paths.putIfAbsent(entry.filter(), path))
                        .ifPresent(twin -> warnOfTwin(item, path, twin, findings));
            });
        }
        return entries;
    }

    /** They are refused as soon as a node is meant by them, and harm nobody until then. */
    private static void warnOfTwin(YamlNode item, String path, String twin, Findings findings) {
        findings.warning(
                item.place(),
                path,
                "this login fits to the same nodes as " + twin + ", so that nobody can tell which one is meant",
                "take one of the two away, or write a key beside 'auth_data', such as endpoint, that tells them apart");
    }

    private static Optional<AuthData.Entry> entry(
            String section, YamlNode item, String path, PluginRegistry registry, Findings findings) {
        if (!(item instanceof YamlNode.Mapping entry)) {
            findings.error(item.place(), path, "a login must be a mapping with 'auth_data'");
            return Optional.empty();
        }
        if (!(entry.field(LOGIN).orElse(entry) instanceof YamlNode.Mapping login) || login == entry) {
            findings.error(
                    entry.placeOf(LOGIN),
                    path + "." + LOGIN,
                    "missing key 'auth_data', a mapping with the login's keys");
            return Optional.empty();
        }
        refuseMasks(login, path + "." + LOGIN, findings);
        Map<String, Object> filter = new LinkedHashMap<>(entry.value());
        filter.remove(LOGIN);
        declared(section, entry, registry).ifPresent(declared -> check(login, declared, path, findings));
        return Optional.of(new AuthData.Entry(filter, login.value()));
    }

    /** A file that was shown and comes back must not make masks of what is stored. */
    private static void refuseMasks(YamlNode.Mapping login, String path, Findings findings) {
        login.fields().forEach((key, field) -> {
            if (SecretMask.MASK.equals(field.value().value())) {
                findings.error(
                        field.key(),
                        path + "." + key,
                        "'" + key + "' is " + SecretMask.MASK + ", which is shown in the place of what is stored",
                        "write the login itself");
            }
        });
    }

    /** What a plugin says of its logins. */
    private record Declared(List<Setting> settings, Function<Section, List<SettingProblem>> check) {}

    private static Optional<Declared> declared(String section, YamlNode.Mapping entry, PluginRegistry registry) {
        String type =
                entry.field("type").map(YamlNode::value).map(Object::toString).orElse("");
        return section.equals("resource")
                ? registry.cloud(type).map(cloud -> new Declared(cloud.credentialSettings(), cloud::checkCredentials))
                : registry.configManager(type)
                        .map(manager -> new Declared(manager.credentialSettings(), manager::checkCredentials));
    }

    private static void check(YamlNode.Mapping login, Declared declared, String path, Findings findings) {
        List<Setting> settings = declared.settings();
        List<String> missing = settings.stream()
                .filter(Setting::required)
                .map(Setting::key)
                .filter(key -> login.field(key).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            findings.error(
                    login.place(), path + "." + LOGIN, "Missing key(s) in auth_data: " + String.join(", ", missing));
        } else {
            declared.check()
                    .apply(new Section(login.value()))
                    .forEach(problem -> findings.error(login.place(), path + "." + LOGIN, problem.message()));
        }
        List<String> known = settings.stream().map(Setting::key).toList();
        login.fields().forEach((key, field) -> {
            if (!known.contains(key)) {
                findings.warning(
                        field.key(),
                        path + "." + LOGIN,
                        "unknown key '" + key + "' in auth_data",
                        Spelling.hint(key, known));
            }
        });
        settings.forEach(setting -> login.field(setting.key())
                .filter(value -> value.value() != null && !setting.type().accepts(value.value()))
                .ifPresent(value -> findings.error(
                        value.place(),
                        path + "." + LOGIN + "." + setting.key(),
                        "'" + setting.key() + "' must be " + setting.type().words())));
    }
}
