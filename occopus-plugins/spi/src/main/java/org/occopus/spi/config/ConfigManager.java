package org.occopus.spi.config;

import org.occopus.spi.Deadline;

/**
 * Calls to one config management service. Thread-safe, never sleeps or polls, called without a transaction; every call
 * may be repeated. Failures are {@link org.occopus.spi.failure.ProviderException}.
 */
public interface ConfigManager extends AutoCloseable {

    /**
     * Makes the node known, before its machine exists. Repeating it changes nothing.
     *
     * @param node the node instance
     * @param deadline until when to return
     */
    void register(ConfigNode node, Deadline deadline);

    /**
     * How far the node has come. It is configured only when {@link ConfigNode#awaited()} are set.
     *
     * @param node the node instance
     * @param deadline until when to return
     * @return its state
     */
    ConfigState state(ConfigNode node, Deadline deadline);

    /**
     * Removes what {@link #register} made. Forgetting an unknown node is no failure.
     *
     * @param node the node instance
     * @param deadline until when to return
     */
    void forget(ConfigNode node, Deadline deadline);

    /**
     * Removes what was made for the infrastructure as a whole, such as an environment, as soon as no node needs it. Called
     * after {@link #forget} of each node of an infrastructure that is being deleted.
     *
     * @param node the node instance that was forgotten
     * @param deadline until when to return
     */
    default void forgetInfrastructure(ConfigNode node, Deadline deadline) {}

    /** Ends cached connections. */
    @Override
    default void close() {}
}
