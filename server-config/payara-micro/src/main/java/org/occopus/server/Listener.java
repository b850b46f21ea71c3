package org.occopus.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How Payara's HTTP listener is set: where it listens, and for whom it waits how long.
 *
 * @param address where
 * @param certificate with it https, without it http
 */
record Listener(Address address, Optional<ServerCertificate> certificate) {
    private static final int PASSWORD_BYTES = 24;
    private static final String COMPRESSED = "application/json,application/problem+json,application/schema+json,"
            + "application/yaml,text/plain,text/html,text/css,text/javascript,image/svg+xml";

    /**
     * Settings of Payara's {@code server-config}, as {@code asadmin set} takes them.
     *
     * @param directory for a key store, which only its owner may enter
     */
    List<String> settings(Path directory) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                listener("http-listener.enabled=" + certificate.isEmpty()),
                listener("https-listener.enabled=" + certificate.isPresent()),
                listener(name() + ".address=" + address.literal()),
                listener(name() + ".port=" + address.port()),
                "network-config.transports.transport.tcp.read-timeout-millis=10000"));
        for (String setting : List.of(
                "server-header=false",
                "xpowered-by=false",
                "xframe-options=false",
                "max-request-headers=100",
                "timeout-seconds=30",
                // A body that is too long is read a little further, so that its sender hears the answer.
                "max-swallowing-input-bytes=16777216",
                "compression=on",
                "compression-min-size-bytes=1024",
                "compressable-mime-type=" + COMPRESSED)) {
            settings.add(protocol("http." + setting));
        }
        if (certificate.isPresent()) {
            settings.addAll(tls(certificate.get(), directory));
        }
        return settings;
    }

    private static List<String> tls(ServerCertificate certificate, Path directory) throws IOException {
        Path store = directory.resolve("server.p12");
        String password = password();
        certificate.store(store, password);
        return List.of(
                "network-config.protocols.protocol.https-listener.ssl.key-store=" + store,
                "network-config.protocols.protocol.https-listener.ssl.key-store-type=PKCS12",
                "network-config.protocols.protocol.https-listener.ssl.key-store-password=" + password,
                "network-config.protocols.protocol.https-listener.ssl.cert-nickname=" + ServerCertificate.ALIAS);
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private String name() {
        return certificate.isPresent() ? "https-listener" : "http-listener";
    }

    private static String listener(String setting) {
        return "network-config.network-listeners.network-listener." + setting;
    }

    private String protocol(String setting) {
        return "network-config.protocols.protocol." + name() + "." + setting;
    }
}
