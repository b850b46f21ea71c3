package org.occopus.client.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90}, {@code 90s}, {@code 5m} or {@code 1h}. */
final class DurationText implements ITypeConverter<Duration> {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([smh]?)");

    @Override
    public Duration convert(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw new TypeConversionException("'" + text + "' is not a length of time; write 90, 90s, 5m or 1h");
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
