package org.occopus.credentials;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;

/**
 * The secrets of one login. A cloud that quotes one, or a client library that does, must not carry it into events, answers
 * or the log. Thread-safe.
 */
public final class SecretValues {
    /** Shorter ones stand in ordinary words as well. */
    private static final int SHORTEST = 6;

    private static final String MASK = "***";
    private static final String FRAME_OF_A_KEY = "-----";

    private final List<String> longestFirst;

    private SecretValues(Stream<String> values) {
        longestFirst = values.distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /**
     * The secrets of a login.
     *
     * @param login its values; those of keys that nobody declared count as secret
     * @param declared what the plugin says of its logins
     */
    public static SecretValues of(Section login, List<Setting> declared) {
        Set<String> open = declared.stream()
                .filter(setting -> !setting.secret())
                .map(Setting::key)
                .collect(Collectors.toSet());
        return new SecretValues(login.values().entrySet().stream()
                .filter(entry -> !open.contains(entry.getKey()))
                .flatMap(entry -> texts(entry.getValue())));
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().filter(Objects::nonNull).flatMap(SecretValues::texts);
            case Collection<?> list -> list.stream().filter(Objects::nonNull).flatMap(SecretValues::texts);
            default -> lines(String.valueOf(value));
        };
    }

    /** Of a key, an error may quote one line. */
    private static Stream<String> lines(String text) {
        return Stream.concat(Stream.of(text), text.lines())
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .filter(line -> line.contains("\n") || !line.startsWith(FRAME_OF_A_KEY));
    }

    /** The text with {@code ***} in place of each secret. */
    public String masked(String text) {
        String masked = text;
        for (String secret : longestFirst) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /**
     * Makes a call. What it throws tells no secret: words are masked, and causes that tell one are left out.
     *
     * @param call uses the login
     * @return its answer
     */
    public <T> T guard(Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderException failure) {
            throw isToldBy(failure) ? failure.withWords(masked(failure.getMessage())) : failure;
        } catch (RuntimeException defect) {
            throw isToldBy(defect) ? defect(defect) : defect;
        }
    }

    private boolean isToldBy(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .map(Throwable::toString)
                .anyMatch(words -> longestFirst.stream().anyMatch(words::contains));
    }

    private IllegalStateException defect(RuntimeException told) {
        var masked = new IllegalStateException(masked(told.toString()));
        masked.setStackTrace(told.getStackTrace());
        return masked;
    }
}
