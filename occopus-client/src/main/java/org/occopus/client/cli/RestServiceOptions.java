package org.occopus.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the launcher takes for {@code rest-service}. */
@Command(
        description = {
            "Runs the server in the foreground, or with --background until --stop.",
            "Everything it keeps is under $OCCOPUS_HOME, by default ~/.occopus."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  occopus rest-service --background",
            "  occopus rest-service --port 5001",
            "  occopus rest-service --stop"
        })
final class RestServiceOptions {
    @Option(names = "--host", paramLabel = "HOST", description = "Where to listen. Default: 127.0.0.1.")
    String host = "";

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen. Default: 5000.")
    String port = "";

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Serve https with this certificate chain (PEM).")
    String certificate = "";

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key (PEM).")
    String privateKey = "";

    @Option(names = "--background", description = "Return when the server is ready.")
    boolean background;

    @Option(names = "--stop", description = "End the server of $OCCOPUS_HOME.")
    boolean stop;

    @Option(names = "--status", description = "Tell whether it runs; exit code 3 when not.")
    boolean status;

    @Option(
            names = "--cfg",
            paramLabel = "PATH",
            description = {
                "An occopus_config.yaml, of which components.rest gives host and port. Without it:",
                "$OCCOPUS_CONFIG_PATH, and occopus_config.yaml in $OCCOPUS_HOME, ~/.occopus and here."
            })
    String configuration = "";

    @Option(names = "--auth_data_path", paramLabel = "PATH", description = "Not used; give it to build.")
    String authenticationData = "";

    @Option(names = "--parallelize", description = "Accepted for compatibility; Occopus always works in parallel.")
    boolean parallelize;
}
