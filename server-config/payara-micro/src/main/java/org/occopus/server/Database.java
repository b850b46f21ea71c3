package org.occopus.server;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.occopus.postgres.EmbeddedPostgres;
import org.occopus.postgres.Login;
import org.occopus.postgres.PostgresUnavailable;

/** The database of this server: the user's own when the environment names one, else an embedded one. */
final class Database {
    private final CompletableFuture<Opened> opening;

    private Database(CompletableFuture<Opened> opening) {
        this.opening = opening;
    }

    /** @param end stops what was started for us */
    private record Opened(Login login, Runnable end) {}

    /**
     * Begins to start the embedded database on a thread of its own, {@link #login} waits for it; or checks the user's
     * own at once.
     *
     * @throws ServerFailure with {@code DATABASE} when the user's own can not be used
     */
    static Database open(OccopusHome home, Map<String, String> environment) {
        String url = environment.getOrDefault("OCCOPUS_DB_URL", "");
        if (url.isEmpty()) {
            return new Database(CompletableFuture.supplyAsync(() -> embedded(home), Database::run));
        }
        var login = new Login(
                url,
                environment.getOrDefault("OCCOPUS_DB_USER", ""),
                environment.getOrDefault("OCCOPUS_DB_PASSWORD", ""));
        return new Database(CompletableFuture.completedFuture(given(login)));
    }

    private static void run(Runnable task) {
        Thread.ofPlatform().name("occopus-database").daemon().start(task);
    }

    private static Opened embedded(OccopusHome home) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home.path());
            return new Opened(postgres.login(), postgres::close);
        } catch (PostgresUnavailable e) {
            throw new ServerFailure(Exit.DATABASE, e);
        }
    }

    private static Opened given(Login login) {
        try {
            login.connect().close();
            return new Opened(login, () -> {});
        } catch (SQLException e) {
            throw new ServerFailure(
                    Exit.DATABASE,
                    "can not use the database " + withoutParameters(login.url()) + ": " + oneLine(e)
                            + "; check OCCOPUS_DB_URL, OCCOPUS_DB_USER and OCCOPUS_DB_PASSWORD",
                    e);
        }
    }

    // A password may stand among the parameters.
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static String oneLine(SQLException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }

    /** @throws ServerFailure with {@code DATABASE} when it can not be used */
    Login login() {
        return opened().login();
    }

    /** That it is there, but can not hold what Occopus keeps. */
    ServerFailure unfit(String why, Path logs) {
        return new ServerFailure(
                Exit.DATABASE,
                "can not use the database " + withoutParameters(login().url()) + ": " + why
                        + "; Occopus needs an empty one, or one of its own, and a user that may create tables there"
                        + " (more in the logs in " + logs + ")");
    }

    private Opened opened() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ServerFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Whether there is already a reason why {@link #login} will fail. */
    boolean failed() {
        return opening.isCompletedExceptionally();
    }

    /** Stops an embedded server, also one that is only just starting; leaves the user's own alone. */
    void close() {
        if (!failed()) {
            opened().end().run();
        }
    }
}
