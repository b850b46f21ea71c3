package org.occopus.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sends everything that the application server and the application say into files, and leaves the console to us. */
final class Logging {
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n";

    private Logging() {}

    /** Must run before anybody logs. */
    static void toFiles(OccopusHome home) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        Path configuration = home.runtime().resolve("server-logging.properties");
        Files.writeString(configuration, configuration(home.logs()));
        System.setProperty("java.util.logging.config.file", configuration.toString());
        var console = new PrintStream(
                Files.newOutputStream(
                        home.logs().resolve("console.log"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING),
                true,
                StandardCharsets.UTF_8);
        System.setOut(console);
        System.setErr(console);
    }

    private static String configuration(Path logs) {
        return """
                handlers=java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern=%s/server.%%g.log
                java.util.logging.FileHandler.append=true
                java.util.logging.FileHandler.limit=10000000
                java.util.logging.FileHandler.count=5
                java.util.logging.FileHandler.maxLocks=1
                java.util.logging.FileHandler.encoding=UTF-8
                java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                .level=WARNING
                PayaraMicro.level=INFO
                org.occopus.level=INFO
                javax.enterprise.system.security.ssl.level=SEVERE
                """.formatted(logs.toString().replace("%", "%%"));
    }
}
