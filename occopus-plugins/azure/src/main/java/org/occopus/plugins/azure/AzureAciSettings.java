package org.occopus.plugins.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a container group.
 *
 * @param place where
 * @param image the image, public
 * @param windows whether it is a Windows image
 * @param size cores, memory and graphics
 * @param publicAddress whether the group is reached from outside
 * @param ports what it listens on, at least one
 */
record AzureAciSettings(
        AzurePlace place, String image, boolean windows, Size size, boolean publicAddress, List<ExposedPort> ports) {
    private static final String CPU_CORES = "cpu_cores";
    private static final String MEMORY = "memory";
    private static final String IMAGE = "image";
    private static final String OS_TYPE = "os_type";
    private static final String NETWORK_TYPE = "network_type";
    private static final String GPU_TYPE = "gpu_type";
    private static final String GPU_COUNT = "gpu_count";
    private static final String PORTS = "ports";

    static final List<Setting> DECLARATION = Stream.of(
                    AzurePlace.REQUIRED,
                    List.of(
                            Setting.required(CPU_CORES, SettingType.ANY, "How many cores, for example 1 or 0.5."),
                            Setting.required(MEMORY, SettingType.ANY, "How much memory, in GB, for example 1.5."),
                            Setting.required(IMAGE, SettingType.TEXT, "The public image, for example alpine:3."),
                            Setting.required(
                                    OS_TYPE, SettingType.TEXT, "The image's operating system: linux or windows."),
                            Setting.required(
                                    NETWORK_TYPE,
                                    SettingType.TEXT,
                                    "Public for a public address with a DNS name, Private for one in a virtual network."),
                            Setting.optional(
                                    GPU_TYPE, SettingType.TEXT, "Which graphics processor, as V100, none if left out."),
                            Setting.optional(
                                    GPU_COUNT, SettingType.INTEGER, "How many graphics processors, 1 if left out."),
                            Setting.optional(
                                    PORTS,
                                    SettingType.LIST,
                                    "What the container listens on: numbers, or texts such as 53/udp; [80] if left out.")),
                    AzurePlace.OPTIONAL)
            .flatMap(List::stream)
            .toList();

    /**
     * What Azure reserves for the container.
     *
     * @param cores above 0
     * @param memory in GB, above 0
     * @param gpu empty for none
     */
    record Size(double cores, double memory, Optional<Gpu> gpu) {}

    /** Graphics processors of one kind; at least one. */
    record Gpu(String type, int count) {}

    /** Copies the ports. */
    AzureAciSettings {
        ports = List.copyOf(ports);
    }

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used, with what to write instead
     */
    static AzureAciSettings of(Section section) {
        List<ExposedPort> ports =
                section.list(PORTS).stream().map(ExposedPort::of).toList();
        return new AzureAciSettings(
                AzurePlace.of(section),
                section.required(IMAGE),
                isWindows(section.required(OS_TYPE)),
                size(section),
                isPublic(section.required(NETWORK_TYPE)),
                ports.isEmpty() ? List.of(ExposedPort.HTTP) : ports);
    }

    private static Size size(Section section) {
        Optional<Gpu> gpu = section.text(GPU_TYPE).map(type -> new Gpu(type, count(section)));
        return new Size(positive(section.required(CPU_CORES)), positive(section.required(MEMORY)), gpu);
    }

    private static int count(Section section) {
        return section.text(GPU_COUNT).map(AzureAciSettings::whole).orElse(1);
    }

    /** Looks at every value that holds no template expression. */
    static List<SettingProblem> problemsOf(Section section) {
        List<SettingProblem> problems = new ArrayList<>(AzurePlace.problemsOf(section));
        Values.check(section, CPU_CORES, AzureAciSettings::positive, problems);
        Values.check(section, MEMORY, AzureAciSettings::positive, problems);
        Values.check(section, OS_TYPE, AzureAciSettings::isWindows, problems);
        Values.check(section, NETWORK_TYPE, AzureAciSettings::isPublic, problems);
        Values.check(section, GPU_COUNT, AzureAciSettings::whole, problems);
        checkPorts(section.list(PORTS), problems);
        return List.copyOf(problems);
    }

    private static void checkPorts(List<Object> ports, List<SettingProblem> problems) {
        for (int position = 0; position < ports.size(); position++) {
            Object port = ports.get(position);
            try {
                if (!Values.isTemplate(port.toString())) {
                    ExposedPort.of(port);
                }
            } catch (IllegalArgumentException e) {
                problems.add(new SettingProblem(List.of(PORTS, Integer.toString(position)), Values.wordsOf(e)));
            }
        }
    }

    private static boolean isWindows(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "linux" -> false;
            case "windows" -> true;
            default -> throw new IllegalArgumentException("'" + text + "' is not supported; write linux or windows");
        };
    }

    /** With the original's own words (occo resource handler azure_aci). */
    private static boolean isPublic(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "public" -> true;
            case "private" -> false;
            default ->
                throw new IllegalArgumentException(
                        "Network type \"" + text + "\" is not supported. Please use either \"Public\" or \"Private\"");
        };
    }

    private static double positive(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (number > 0 && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number; write one above 0", e);
        }
        throw new IllegalArgumentException("'" + text + "' cannot be reserved; write a number above 0");
    }

    private static int whole(String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number; write 1 or more", e);
        }
        throw new IllegalArgumentException("'" + text + "' cannot be reserved; write 1 or more");
    }
}
