package org.occopus.client.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class ClientVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"occopus " + current()};
    }

    static String current() {
        return Optional.ofNullable(ClientVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
