package org.occopus.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Why the application could not use its database, picked up from what is logged: Payara tells it nobody else. */
final class DatabaseComplaint extends Handler {
    private static final int LONGEST_CHAIN = 50;
    private static final int LONGEST_LINE = 300;

    private final AtomicReference<String> first = new AtomicReference<>("");

    /** From now on; to be called when nobody changes the handlers any more. */
    void listen() {
        Logger.getLogger("").addHandler(this);
    }

    /** In one line; empty when nothing was heard. */
    Optional<String> heard() {
        return Optional.of(first.get()).filter(words -> !words.isEmpty());
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            complaint(record).ifPresent(words -> first.compareAndSet("", words));
        }
    }

    private static Optional<String> complaint(LogRecord record) {
        List<Throwable> chain = Stream.iterate(record.getThrown(), Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
        // The database's own words say more than those of the migration, which are about them.
        return last(chain, SQLException.class::isInstance).or(() -> last(chain, DatabaseComplaint::isOfMigration));
    }

    private static boolean isOfMigration(Throwable thrown) {
        // A class of the application, which has a class loader of its own.
        return thrown.getClass().getName().startsWith("org.flywaydb.");
    }

    private static Optional<String> last(List<Throwable> chain, Predicate<Throwable> kind) {
        return chain.stream().filter(kind).reduce((before, thrown) -> thrown).map(DatabaseComplaint::oneLine);
    }

    private static String oneLine(Throwable thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
        String line =
                message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
