package org.occopus.plugins.docker;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command as a POSIX shell splits words: blanks separate, quotes and backslashes protect
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html section 2.2). Nothing is expanded.
 */
final class CommandLine {
    /** What a backslash protects within double quotes. */
    private static final String PROTECTED_IN_QUOTES = "\\\"$`\n";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int position;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * Splits a command.
     *
     * @return its words; empty for a blank text
     * @throws IllegalArgumentException when a quote is not closed or a backslash ends the text
     */
    static List<String> split(String text) {
        var line = new CommandLine(text);
        while (line.position < text.length()) {
            line.take(line.next());
        }
        line.endWord();
        return List.copyOf(line.words);
    }

    private void take(char character) {
        switch (character) {
            case ' ', '\t', '\r', '\n' -> endWord();
            case '\'' -> takeSingleQuoted();
            case '"' -> takeDoubleQuoted();
            case '\\' -> append(next());
            default -> append(character);
        }
    }

    private void takeSingleQuoted() {
        inWord = true;
        for (char character = next(); character != '\''; character = next()) {
            append(character);
        }
    }

    private void takeDoubleQuoted() {
        inWord = true;
        for (char character = next(); character != '"'; character = next()) {
            if (character == '\\') {
                takeBackslashInQuotes();
            } else {
                append(character);
            }
        }
    }

    private void takeBackslashInQuotes() {
        char character = next();
        if (PROTECTED_IN_QUOTES.indexOf(character) < 0) {
            append('\\');
        }
        append(character);
    }

    private char next() {
        if (position == text.length()) {
            throw new IllegalArgumentException("the command ends within a quote or after a backslash");
        }
        return text.charAt(position++);
    }

    private void append(char character) {
        inWord = true;
        word.append(character);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
