package org.occopus.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Faults of the simulated cloud for one run; they end by themselves. */
final class FireFaults {
    private static final List<String> ALL = List.of(
            "{\"fault\": \"lost_answer\", \"calls\": [\"create\", \"delete\"], \"probability\": 0.3}",
            "{\"fault\": \"fail\", \"kind\": \"throttled\", \"retry_after_seconds\": 1, \"probability\": 0.1}",
            "{\"fault\": \"fail\", \"kind\": \"provider_fault\", \"probability\": 0.1}",
            "{\"fault\": \"fail\", \"kind\": \"unreachable\", \"from_seconds\": 1, \"for_seconds\": 2}",
            "{\"fault\": \"timeout\", \"seconds\": 0.5, \"probability\": 0.1}",
            "{\"fault\": \"latency\", \"seconds\": {\"distribution\": \"uniform\", \"min\": 0.01, \"max\": 0.4}}",
            "{\"fault\": \"slow_answer\", \"seconds\": {\"distribution\": \"exponential\", \"mean\": 0.3}}",
            "{\"fault\": \"stale_answer\", \"seconds\": 2, \"probability\": 0.3}",
            "{\"fault\": \"duplicate_answer\", \"probability\": 0.5}",
            "{\"fault\": \"list_lag\", \"seconds\": 4}",
            "{\"fault\": \"partial_creation\", \"probability\": 0.3}",
            "{\"fault\": \"stuck_delete\", \"seconds\": 2, \"probability\": 0.5}",
            "{\"fault\": \"boot\", \"seconds\": {\"distribution\": \"lognormal\", \"median\": 0.5, \"sigma\": 0.5}}",
            "{\"fault\": \"capacity\", \"limit\": 3, \"for_seconds\": 3}");
    private static final String LASTS = "\"for_seconds\": 8";

    private FireFaults() {}

    /** Two or three of all, for {@code PUT /simulator/faults}. */
    static String any(Random random, String endpoint) {
        List<String> left = new ArrayList<>(ALL);
        List<String> chosen = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            String fault = left.remove(random.nextInt(left.size()));
            chosen.add(fault.contains("for_seconds") ? fault : fault.replaceFirst("}$", ", " + LASTS + "}"));
        }
        return "{\"endpoint\": \"" + endpoint + "\", \"seed\": " + random.nextInt(1000) + ", \"faults\": ["
                + String.join(", ", chosen) + "]}";
    }
}
