package org.occopus.client.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a table for people. */
final class MeasurementTable {
    private MeasurementTable() {}

    static List<String> lines(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(row("measurement", "figure", "unit", "target", "", "original"));
        measurements.forEach(measurement -> lines.add(line(measurement)));
        return lines;
    }

    private static String line(Measurement measurement) {
        boolean targeted = measurement.target().isPresent();
        return row(
                measurement.name(),
                number(measurement.value()),
                measurement.unit(),
                targeted ? "< " + number(measurement.target().getAsDouble()) : "",
                verdict(measurement),
                measurement.original().orElse(""));
    }

    private static String verdict(Measurement measurement) {
        if (measurement.target().isEmpty()) {
            return "";
        }
        return measurement.missed() ? "MISS" : "ok";
    }

    private static String row(String name, String value, String unit, String target, String verdict, String original) {
        String row = String.format(
                Locale.ROOT, "%-58s %12s %-10s %10s %-4s %s", name, value, unit, target, verdict, original);
        return row.stripTrailing();
    }

    private static String number(double value) {
        String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
