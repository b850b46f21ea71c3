package org.occopus.spi.setting;

import static java.util.Objects.requireNonNull;

/**
 * One key of a plugin's section.
 *
 * @param key the key as users write it, for example {@code image_id}
 * @param type what value it takes
 * @param required whether the section is refused without it
 * @param secret whether the value is masked in logs, events and answers
 * @param ofAccount whether the value tells provider accounts apart (endpoint, region, project): nodes that agree on all
 *     of these share one {@link org.occopus.spi.resource.ResourceHandler}, one listing and one budget of calls
 * @param meaning one sentence for the reference page
 */
public record Setting(
        String key, SettingType type, boolean required, boolean secret, boolean ofAccount, String meaning) {

    /** Checks that nothing is missing. */
    public Setting {
        requireNonNull(key, "key");
        requireNonNull(type, "type");
        requireNonNull(meaning, "meaning");
    }

    /**
     * A key that must be there.
     *
     * @param key the key
     * @param type its type
     * @param meaning one sentence for the reference page
     * @return the setting
     */
    public static Setting required(String key, SettingType type, String meaning) {
        return new Setting(key, type, true, false, false, meaning);
    }

    /**
     * A key that may be left out.
     *
     * @param key the key
     * @param type its type
     * @param meaning one sentence for the reference page, with the default
     * @return the setting
     */
    public static Setting optional(String key, SettingType type, String meaning) {
        return new Setting(key, type, false, false, false, meaning);
    }

    /**
     * The same setting, its value masked everywhere.
     *
     * @return a copy
     */
    public Setting asSecret() {
        return new Setting(key, type, required, true, ofAccount, meaning);
    }

    /**
     * The same setting, its value being part of what identifies a provider account.
     *
     * @return a copy
     */
    public Setting asAccountKey() {
        return new Setting(key, type, required, secret, true, meaning);
    }
}
