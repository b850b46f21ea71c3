package org.occopus.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as ruamel.yaml recognises them (https://yaml.org/type/timestamp.html), printed as Python does: a time
 * with an offset is moved to UTC.
 */
final class Timestamps {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIME =
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d?)-(?<day>\\d\\d?)(?:[Tt]|[ \\t]+)"
                    + "(?<hour>\\d\\d?):(?<minute>\\d\\d):(?<second>\\d\\d)(?:\\.(?<fraction>\\d*))?"
                    + "(?:[ \\t]*(?:Z|(?<sign>[-+])(?<hours>\\d\\d?)(?::(?<minutes>\\d\\d))?))?");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private Timestamps() {}

    /** Whether a plain scalar has the shape of a date or time. */
    static boolean isMeant(String text) {
        boolean possible = text.length() >= 10 && text.length() <= 60 && Character.isDigit(text.charAt(0));
        return possible && (DATE.matcher(text).matches() || TIME.matcher(text).matches());
    }

    /** As Python prints it; empty when there is no such day or time. */
    static Optional<String> printed(String text) {
        try {
            Matcher time = TIME.matcher(text);
            return time.matches()
                    ? Optional.of(printed(time))
                    : Optional.of(text)
                            .filter(date -> DATE.matcher(date).matches())
                            .map(date -> LocalDate.parse(date).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String printed(Matcher time) {
        LocalDateTime local = LocalDateTime.of(
                        number(time.group("year")),
                        number(time.group("month")),
                        number(time.group("day")),
                        number(time.group("hour")),
                        number(time.group("minute")),
                        number(time.group("second")))
                .plusNanos(microseconds(time.group("fraction")) * 1000L);
        LocalDateTime universal = local.minusSeconds(offset(time).getTotalSeconds());
        return universal.format(universal.truncatedTo(ChronoUnit.SECONDS).equals(universal) ? SECONDS : MICROSECONDS);
    }

    private static ZoneOffset offset(Matcher time) {
        if (time.group("sign") == null) {
            return ZoneOffset.UTC;
        }
        int sign = time.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(time.group("hours")), sign * number(time.group("minutes")));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long microseconds(@Nullable String fraction) {
        return fraction == null || fraction.isEmpty()
                ? 0
                : new BigDecimal("0." + fraction)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
