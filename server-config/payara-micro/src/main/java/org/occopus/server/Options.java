package org.occopus.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param host as the user wrote it
 * @param port 1 to 65535
 * @param certificate PEM; without it the server speaks plain http
 * @param key PEM
 */
record Options(String host, int port, Optional<Path> certificate, Optional<Path> key) {
    // Manual, "REST API": the port of occopus-rest-service.
    private static final int DEFAULT_PORT = 5000;

    /**
     * From {@code --host H}, {@code --port P}, {@code --tls-cert FILE} and {@code --tls-key FILE}, also written with
     * {@code =}. Options of the original that mean nothing here are accepted.
     *
     * @throws ServerFailure with {@code USAGE} when an option is unknown, incomplete, out of range or needs another
     */
    static Options of(String... arguments) {
        var options = new Options(Address.DEFAULT_HOST, DEFAULT_PORT, Optional.empty(), Optional.empty());
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--parallelize")) {
                continue;
            }
            String[] option = arguments[i].split("=", 2);
            String value = option.length == 2 ? option[1] : i + 1 < arguments.length ? arguments[++i] : "";
            options = options.with(option[0], value);
        }
        if (options.certificate.isPresent() != options.key.isPresent()) {
            throw new ServerFailure(Exit.USAGE, "--tls-cert and --tls-key need each other: give both, or none");
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--host" -> new Options(value, port, certificate, key);
            case "--port" -> new Options(host, portOf(value), certificate, key);
            case "--tls-cert" -> new Options(host, port, Optional.of(file(option, value)), key);
            case "--tls-key" -> new Options(host, port, certificate, Optional.of(file(option, value)));
            case "--cfg" -> this;
            default ->
                throw new ServerFailure(
                        Exit.USAGE,
                        "unknown option " + option + ": there are --host, --port, --tls-cert and --tls-key");
        };
    }

    private static int portOf(String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new ServerFailure(Exit.USAGE, "'" + value + "' is not a port: --port takes a number from 1 to 65535");
    }

    private static Path file(String option, String value) {
        if (value.isEmpty()) {
            throw new ServerFailure(Exit.USAGE, option + " takes a file");
        }
        return Path.of(value);
    }

    /** @throws ServerFailure with {@code USAGE} when the host is none of this machine's */
    Address address() {
        Address address = new Address(host, port, certificate.isPresent());
        address.literal();
        return address;
    }
}
