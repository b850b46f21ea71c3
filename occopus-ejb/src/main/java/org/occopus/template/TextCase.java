package org.occopus.template;

import java.util.Locale;

/** Upper and lower case as Python does it. */
final class TextCase {
    private TextCase() {}

    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    /** Python's {@code title()}: a letter behind no letter becomes upper case. */
    static String titled(String text) {
        StringBuilder titled = new StringBuilder();
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            String letter = Character.toString(c);
            titled.append(inWord ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
            inWord = Character.isLetter(c);
        }
        return titled.toString();
    }

    static String swapped(String text) {
        StringBuilder swapped = new StringBuilder();
        text.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            swapped.append(
                    Character.isUpperCase(c) ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
        });
        return swapped.toString();
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }
}
