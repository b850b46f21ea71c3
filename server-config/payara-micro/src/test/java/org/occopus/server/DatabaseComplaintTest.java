package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class DatabaseComplaintTest {
    private final DatabaseComplaint complaint = new DatabaseComplaint();

    private void log(Level level, Throwable thrown) {
        var record = new LogRecord(level, "Exception while loading the app");
        record.setThrown(thrown);
        complaint.publish(record);
    }

    @Test
    void tellsTheDatabasesOwnWordsInOneLine() {
        var refusal = new SQLException("ERROR: permission denied for schema public\n  Position: 14");
        log(Level.SEVERE, new IllegalStateException("start failed", new RuntimeException(refusal)));

        assertThat(complaint.heard()).contains("ERROR: permission denied for schema public Position: 14");
    }

    @Test
    void keepsTheFirstComplaint() {
        log(Level.SEVERE, new SQLException("the cause"));
        log(Level.SEVERE, new SQLException("a consequence"));

        assertThat(complaint.heard()).contains("the cause");
    }

    @Test
    void hearsNothingElse() {
        log(Level.WARNING, new SQLException("not that bad"));
        log(Level.SEVERE, new IllegalStateException("a setting is wrong"));
        complaint.publish(new LogRecord(Level.SEVERE, "without an exception"));

        assertThat(complaint.heard()).isEmpty();
    }

    @Test
    void shortensWhatFillsPages() {
        log(Level.SEVERE, new SQLException("x".repeat(1000)));

        assertThat(complaint.heard().orElseThrow()).hasSize(301).endsWith("…");
    }
}
