package org.occopus.spi.setting;

import java.util.List;

/**
 * Something wrong in a section that its declaration alone could not tell.
 *
 * @param path keys and list positions (from 0) from the section down to the value; empty means the section itself
 * @param message what is wrong and what to write instead
 */
public record SettingProblem(List<String> path, String message) {

    /** Copies the path. */
    public SettingProblem {
        path = List.copyOf(path);
    }

    /**
     * A problem of the section as a whole.
     *
     * @param message what is wrong and what to write instead
     * @return the problem
     */
    public static SettingProblem ofSection(String message) {
        return new SettingProblem(List.of(), message);
    }

    /**
     * A problem of one key of the section.
     *
     * @param key the key
     * @param message what is wrong and what to write instead
     * @return the problem
     */
    public static SettingProblem of(String key, String message) {
        return new SettingProblem(List.of(key), message);
    }
}
