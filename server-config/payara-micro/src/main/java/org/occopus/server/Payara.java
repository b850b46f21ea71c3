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

/** Payara Micro inside this process, with the web application that lies in the same jar. */
final class Payara {
    private static final String CONFIG = "configs.config.server-config.";
    private static final String HOOK = "Payara Micro Shutdown Hook";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PayaraMicro micro;

    private Payara(PayaraMicro micro) {
        this.micro = micro;
    }

    /** Unpacks the application server; nothing runs yet. */
    static Payara unpacked(OccopusHome home, Address address) throws IOException {
        setBootProperties();
        PayaraMicro.setUpackedJarDir(home.runtime().toFile());
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setHttpPort(address.port());
        micro.setNoHazelcast(true);
        micro.addDeploymentFile(application(home).toFile());
        micro.setPreBootHandler(commands -> configure(commands, address));
        return new Payara(micro);
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

    private static void configure(AdminCommandRunner commands, Address address) {
        for (String setting : List.of(
                "network-config.network-listeners.network-listener.http-listener.address=" + address.literal(),
                // The application has metrics and a description of its own at these paths, the same on every server.
                "microprofile-metrics-configuration.enabled=false",
                "microprofile-metrics-configuration.endpoint=payara-metrics",
                "phone-home-runtime-configuration.enabled=false")) {
            commands.run("set", CONFIG + setting);
        }
        commands.run("set-openapi-configuration", "--enabled=false");
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
