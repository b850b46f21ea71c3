package org.occopus.plugins.azure;

import java.util.Locale;

/**
 * What a call is about, as messages say it.
 *
 * @param thing names it, to begin a sentence: {@code Virtual machine 'web-1' in resource group 'g'}
 */
record CallSubject(String thing) {

    static CallSubject of(String word, ArmId id) {
        return new CallSubject(capital(word) + " '" + id.name() + "' in resource group '" + id.group() + "'");
    }

    static CallSubject ofGroup(String name) {
        return new CallSubject("Resource group '" + name + "'");
    }

    static CallSubject ofListing() {
        return new CallSubject("The list of resources");
    }

    static CallSubject ofLogin(String clientId) {
        return new CallSubject("The login of client_id '" + clientId + "'");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
