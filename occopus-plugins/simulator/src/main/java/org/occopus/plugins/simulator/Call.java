package org.occopus.plugins.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller can ask of the cloud. */
enum Call {
    CREATE,
    DESCRIBE,
    LIST,
    DELETE;

    /** As in descriptions. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Call> of(String word) {
        return Stream.of(values()).filter(call -> call.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(Call::word).toList();
    }
}
