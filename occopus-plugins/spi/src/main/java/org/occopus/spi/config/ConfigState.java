package org.occopus.spi.config;

import static java.util.Objects.requireNonNull;

/** How far the configuration of a node instance has come. */
public sealed interface ConfigState {

    /** The node is configured. */
    record Ready() implements ConfigState {}

    /** Not yet; ask again. */
    record Pending() implements ConfigState {}

    /**
     * The configuration failed and will not recover by itself.
     *
     * @param reason the config manager's own words
     */
    record Failed(String reason) implements ConfigState {
        /** Checks that there is a reason. */
        public Failed {
            requireNonNull(reason, "reason");
        }
    }
}
