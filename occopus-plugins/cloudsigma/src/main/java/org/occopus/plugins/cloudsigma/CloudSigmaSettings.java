package org.occopus.plugins.cloudsigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * The {@code resource} section of a node on CloudSigma, but for its endpoint, which belongs to the account.
 *
 * @param libraryDrive uuid of the drive to clone
 * @param description the server's definition as the user wrote it
 * @param name what the server is called; empty when the user names none
 */
record CloudSigmaSettings(String libraryDrive, Section description, Optional<String> name) {
    static final String ENDPOINT = "endpoint";
    static final String LIBRARY_DRIVE = "libdrive_id";
    static final String DESCRIPTION = "description";
    static final String NAME = "name";
    static final String META = "meta";
    static final String DRIVES = "drives";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(
                            ENDPOINT,
                            SettingType.TEXT,
                            "The API of the location, for example https://zrh.cloudsigma.com/api/2.0.")
                    .asAccountKey(),
            Setting.required(
                    LIBRARY_DRIVE,
                    SettingType.TEXT,
                    "The uuid of the library drive that is cloned to boot from; it must not be a CD-ROM."),
            Setting.required(
                            DESCRIPTION,
                            SettingType.MAPPING,
                            "The server as CloudSigma's API describes it: cpu (MHz), mem (bytes) and vnc_password are"
                                    + " required; further keys such as smp, nics, pubkeys, meta and drives (attached"
                                    + " after the cloned one) are handed over as they are.")
                    .asSecret(),
            Setting.optional(
                    NAME,
                    SettingType.TEXT,
                    "The server's name when the description has none; by default one that Occopus makes."));

    /** What CloudSigma cannot do without, in the order of the message. */
    private static final List<String> REQUIRED_OF_SERVER = List.of("cpu", "mem", "vnc_password");

    static CloudSigmaSettings of(Section section) {
        Section description = section.section(DESCRIPTION);
        return new CloudSigmaSettings(
                section.required(LIBRARY_DRIVE),
                description,
                description.text(NAME).or(() -> section.text(NAME)));
    }

    static List<SettingProblem> problemsOf(Section section) {
        Section description = section.section(DESCRIPTION);
        var problems = new ArrayList<SettingProblem>();
        List<String> missing = REQUIRED_OF_SERVER.stream()
                .filter(key -> description.value(key).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            problems.add(
                    SettingProblem.of(DESCRIPTION, "Missing key(s) in description: " + String.join(", ", missing)));
        }
        if (description.value(META).filter(meta -> !(meta instanceof Map)).isPresent()) {
            problems.add(new SettingProblem(List.of(DESCRIPTION, META), "must be a mapping of texts"));
        }
        if (description
                .value(DRIVES)
                .filter(drives -> !(drives instanceof List))
                .isPresent()) {
            problems.add(new SettingProblem(
                    List.of(DESCRIPTION, DRIVES), "must be a list of drives as CloudSigma's API describes them"));
        }
        return List.copyOf(problems);
    }
}
