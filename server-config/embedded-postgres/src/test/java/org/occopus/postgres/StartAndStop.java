package org.occopus.postgres;

import java.nio.file.Path;
import java.sql.SQLException;

/** A program that starts a server in the directory of its argument, uses it and stops it. */
final class StartAndStop {
    private StartAndStop() {}

    public static void main(String[] args) throws SQLException {
        try (var postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
            postgres.login().connect().close();
        }
        System.out.println("ran");
    }
}
