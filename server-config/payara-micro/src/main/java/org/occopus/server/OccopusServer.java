package org.occopus.server;

import fish.payara.micro.BootstrapException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.occopus.postgres.Login;

/** The program {@code java -jar occopus-server.jar [--host H] [--port P] [--tls-cert FILE --tls-key FILE]}. */
public final class OccopusServer {
    // The application is deployed by then; what is left takes a second.
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final String LAUNCHED = "occopus.launcher";

    private final Address address;
    private final Optional<ServerCertificate> certificate;
    private final OccopusHome home;
    private final Map<String, String> environment;

    private OccopusServer(Options options, OccopusHome home, Map<String, String> environment) {
        this.address = options.address();
        this.certificate =
                options.certificate().flatMap(file -> options.key().map(key -> ServerCertificate.read(file, key)));
        this.home = home;
        this.environment = environment;
    }

    /** Serves until the process is asked to end; ends it with a code of {@link Exit} when it can not start. */
    public static void main(String[] arguments) {
        // First of all: on JDK 25 Payara's late setting of this confuses network code that is loaded already.
        System.setProperty("java.net.preferIPv4Stack", "true");
        carryManyVirtualThreads();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            Options options = Options.of(arguments);
            OccopusHome home = OccopusHome.of(System.getenv());
            OccopusServer server = new OccopusServer(options, home, System.getenv());
            server.run();
            out.println("Occopus is ready at " + server.address.uri());
            out.println("Logs are in " + home.logs());
        } catch (ServerFailure e) {
            err.println("occopus: " + e.getMessage());
            System.exit(
                    Boolean.getBoolean(LAUNCHED)
                            ? e.exit().commandCode()
                            : e.exit().code());
        }
    }

    /**
     * A virtual thread that loads a class keeps its carrier, also while it waits for Payara's class loader, which takes
     * one thread at a time. With one carrier a core, a burst of work after a start can occupy all of them with threads
     * that wait for one that finds no carrier any more (JEP 491, "Future Work"). Carriers are made as they are needed.
     */
    private static void carryManyVirtualThreads() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "256");
        }
    }

    private void run() {
        FileLock lock = home.lock();
        Access access = Access.of(home, environment);
        access.requireSafe(address);
        address.requireFree();
        String secretKey = SecretKey.of(home, environment);
        home.clearRuntime();
        try {
            ServerProcess.current(address).write(home.processFile());
            Logging.toFiles(home);
            access.announce(address);
            start(secretKey, lock);
            home.markReady();
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    private void start(String secretKey, FileLock lock) throws IOException {
        Database database = Database.open(home, environment);
        Payara payara = Payara.unpacked(home, new Listener(address, certificate));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(payara, database, lock), "occopus-shutdown"));
        DatabaseComplaint complaint = new DatabaseComplaint();
        try {
            payara.run(() -> {
                announce(database.login(), secretKey);
                complaint.listen();
            });
        } catch (BootstrapException e) {
            if (database.failed()) {
                var unused = database.login();
            }
            throw notReady(e.toString());
        }
        if (!payara.hasApplication()) {
            throw complaint
                    .heard()
                    .map(why -> database.unfit(why, home.logs()))
                    .orElseGet(() -> notReady("its deployment failed"));
        }
        requireReady();
    }

    private void requireReady() {
        if (!Poll.until(() -> Readiness.of(address.uri(), certificate), READY_LIMIT)) {
            throw notReady("not ready " + READY_LIMIT.toSeconds() + " s after its deployment");
        }
        if (Readiness.isUnguarded(address.uri(), certificate)) {
            throw notReady("a setting of the authentication is wrong");
        }
    }

    private ServerFailure notReady(String why) {
        return new ServerFailure(
                Exit.NOT_READY, "the application did not start (" + why + "): see the logs in " + home.logs());
    }

    // The application looks for these; see the data source in occopus-ejb.
    private void announce(Login login, String secretKey) {
        System.setProperty("occopus.db.url", login.url());
        System.setProperty("occopus.db.user", login.user());
        System.setProperty("occopus.db.password", login.password());
        System.setProperty("occopus.secret.key", secretKey);
        System.setProperty("occopus.home", home.path().toString());
    }

    private void end(Payara payara, Database database, FileLock lock) {
        payara.awaitEnd();
        database.close();
        try {
            Files.deleteIfExists(home.processFile());
            lock.close();
        } catch (IOException e) {
            // Nobody is left to tell, and a stale file does no harm: readers look whether the process it names lives.
            return;
        }
    }
}
