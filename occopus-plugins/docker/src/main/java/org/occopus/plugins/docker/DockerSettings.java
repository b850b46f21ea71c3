package org.occopus.plugins.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a node on Docker, but for its endpoint, which belongs to the account.
 *
 * @param image what to run and where it comes from
 * @param hostname the container's host name and the beginning of its own name; empty when the user names none
 */
record DockerSettings(ImageOrder image, Optional<String> hostname) {
    static final String ENDPOINT = "endpoint";
    static final String ORIGIN = "origin";
    static final String IMAGE = "image";
    static final String TAG = "tag";
    static final String NAME = "name";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "The Docker engine: unix:///var/run/docker.sock, tcp://host:2375, or with TLS"
                                    + " tcp://host:2376 or https://host. On any other port tcp:// speaks TLS when the"
                                    + " auth data has certificates or the server has DOCKER_TLS_VERIFY set;"
                                    + " DOCKER_CERT_PATH alone asks for none.")
                    .asAccountKey(),
            Setting.required(
                    ORIGIN,
                    SettingType.TEXT,
                    "Where the image comes from when the engine does not have it: dockerhub, local (nowhere), the"
                            + " http(s):// or file:///… address of a root file system as tar archive, or a registry"
                            + " such as registry.example.org:5000/team. A server that others can ask sends files"
                            + " below its OCCOPUS_IMAGE_DIR only."),
            Setting.required(IMAGE, SettingType.TEXT, "The image's name, without its tag."),
            Setting.required(TAG, SettingType.TEXT, "The image's tag, for example latest."),
            Setting.optional(
                    NAME,
                    SettingType.TEXT,
                    "The container's host name, with hyphens for what is no letter, digit or hyphen; followed by the"
                            + " first 8 characters of the node instance's id it is the container's name. By default"
                            + " Docker chooses the host name."));

    /** What DNS does not take in a label (https://www.rfc-editor.org/rfc/rfc1123#section-2.1). */
    private static final Pattern NO_HOST_NAME = Pattern.compile("[^A-Za-z0-9-]+");

    private static final Pattern HYPHENS_AT_AN_END = Pattern.compile("^-+|-+$");
    private static final int LONGEST_HOST_NAME = 63;

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used, with what to write instead
     */
    static DockerSettings of(Section section) {
        var source = ImageSource.of(section.required(ORIGIN));
        var order = new ImageOrder(source, section.required(IMAGE), section.required(TAG));
        return new DockerSettings(order, section.text(NAME).flatMap(DockerSettings::hostname));
    }

    /** A name was a label in the original and could be anything; empty when nothing of it can be in a host name. */
    private static Optional<String> hostname(String name) {
        String hyphenated = withoutHyphensAtAnEnd(NO_HOST_NAME.matcher(name).replaceAll("-"));
        String cut = hyphenated.substring(0, Math.min(LONGEST_HOST_NAME, hyphenated.length()));
        return Optional.of(withoutHyphensAtAnEnd(cut)).filter(hostname -> !hostname.isEmpty());
    }

    private static String withoutHyphensAtAnEnd(String text) {
        return HYPHENS_AT_AN_END.matcher(text).replaceAll("");
    }

    /** Looks at every value that is not still to be made. */
    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        check(section, ENDPOINT, DockerSettings::checkEndpoint, problems);
        check(section, ORIGIN, ImageSource::of, problems);
        check(section, IMAGE, ImageOrder::checkImage, problems);
        check(section, TAG, ImageOrder::checkTag, problems);
        return List.copyOf(problems);
    }

    private static void check(Section section, String key, Consumer<String> reader, List<SettingProblem> problems) {
        Optional<String> text =
                section.value(key).map(Object::toString).filter(value -> !isTemplate(value) && !isPlaceholder(value));
        try {
            text.ifPresent(reader);
        } catch (IllegalArgumentException e) {
            problems.add(SettingProblem.of(key, Objects.requireNonNullElse(e.getMessage(), "cannot be used")));
        }
    }

    private static boolean isTemplate(String value) {
        return value.contains("{{") || value.contains("{%");
    }

    /** The manual's tutorials begin so what users have to fill in; definitions with it can be stored and previewed. */
    private static boolean isPlaceholder(String value) {
        return value.startsWith("replace_with_");
    }

    /** A name in place of an address is refused when the account is opened. */
    private static void checkEndpoint(String endpoint) {
        if (endpoint.contains("://")) {
            DockerEndpoint.of(endpoint);
        }
    }
}
