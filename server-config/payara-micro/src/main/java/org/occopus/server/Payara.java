package org.occopus.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Payara Micro inside this process, with the web application that lies in the same jar. */
final class Payara {
    private static final String CONFIG = "configs.config.server-config.";
    private static final List<String> SETTINGS = List.of(
            // The application has metrics of its own at this path, the same on every application server.
            "microprofile-metrics-configuration.enabled=false",
            "microprofile-metrics-configuration.endpoint=payara-metrics",
            "phone-home-runtime-configuration.enabled=false");
    private static final String HOOK = "Payara Micro Shutdown Hook";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PayaraMicro micro;

    private Payara(PayaraMicro micro) {
        this.micro = micro;
    }

    /** Unpacks the application server; nothing runs yet. */
    static Payara unpacked(OccopusHome home, Listener listener) throws IOException {
        setBootProperties();
        PayaraMicro.setUpackedJarDir(home.runtime().toFile());
        PayaraMicro micro = PayaraMicro.getInstance();
        ClassScan.keepToApplication(classLoader(micro));
        micro.setNoHazelcast(true);
        micro.addDeploymentFile(application(home).toFile());
        List<String> settings = listener.settings(home.runtime());
        micro.setPreBootHandler(commands -> configure(commands, settings));
        return new Payara(micro);
    }

    private static ClassLoader classLoader(PayaraMicro micro) {
        ClassLoader before = micro.setThreadBootstrapLoader();
        ClassLoader payara = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(before);
        return payara;
    }

    // Unpacked by us and not by Payara, which would leave a copy in /tmp when it is killed. The name makes it answer at
    // /.
    private static Path application(OccopusHome home) throws IOException {
        Path war = home.runtime().resolve("ROOT.war");
        try (InputStream in = Payara.class.getResourceAsStream("/OCCOPUS-INF/ROOT.war")) {
            if (in == null) {
                throw new IOException("this jar holds no application");
            }
            Files.copy(in, war);
        }
        return war;
    }

    // PayaraMicro's own main method does this; its API does not.
    private static void setBootProperties() throws IOException {
        var properties = new Properties();
        try (InputStream in = PayaraMicro.class.getResourceAsStream("/MICRO-INF/payara-boot.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        properties.stringPropertyNames().forEach(name -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, properties.getProperty(name));
            }
        });
    }

    private static void configure(AdminCommandRunner commands, List<String> settings) {
        Stream.concat(SETTINGS.stream(), settings.stream()).forEach(setting -> commands.run("set", CONFIG + setting));
        commands.run("set-openapi-configuration", "--enabled=false", "--endpoint=payara-openapi");
    }

    /**
     * Boots and deploys; returns when that is over. The application may have failed: see {@link #hasApplication}.
     *
     * @param beforeDeployment runs when the application server stands and the application is not loaded yet
     */
    void run(Runnable beforeDeployment) throws BootstrapException {
        micro.setPostBootHandler(commands -> beforeDeployment.run());
        micro.bootStrap();
    }

    /** Whether the application has started; Payara logs why not, and goes on without. */
    boolean hasApplication() {
        return !micro.getRuntime()
                .getLocalDescriptor()
                .getDeployedApplications()
                .isEmpty();
    }

    /** For a shutdown hook: waits for Payara's own hook, which runs beside it, at most 30 s. */
    void awaitEnd() {
        // Java gives hooks no order, and Payara offers no other sign that its own is through.
        var unused = Poll.until(() -> !runs() && !hookRuns(), STOP_LIMIT);
    }

    private boolean runs() {
        try {
            return micro.getRuntime() != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static boolean hookRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(HOOK));
    }
}
