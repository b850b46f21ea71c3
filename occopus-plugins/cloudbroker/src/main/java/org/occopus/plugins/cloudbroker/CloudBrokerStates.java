package org.occopus.plugins.cloudbroker;

import org.occopus.spi.resource.ResourceState;

/**
 * What the platform's status words mean (manual of Occopus 1.10, CloudBroker; no list of all words is published).
 *
 * <table>
 * <caption>Mapping</caption>
 * <tr><th>CloudBroker</th><th>engine</th><th>why</th></tr>
 * <tr><td>initializing, preparing, starting</td><td>PENDING</td><td></td></tr>
 * <tr><td>running</td><td>RUNNING</td><td></td></tr>
 * <tr><td>stopping</td><td>DELETING</td><td>stopping is how the platform ends an instance</td></tr>
 * <tr><td>halted</td><td>not shown</td><td>the machine is gone; the platform keeps the record for its bill</td></tr>
 * <tr><td>anything else</td><td>UNRECOGNISED</td><td></td></tr>
 * </table>
 */
final class CloudBrokerStates {
    static final String HALTED = "halted";
    static final String STOPPING = "stopping";

    private CloudBrokerStates() {}

    static ResourceState of(String word) {
        return switch (word) {
            case "initializing", "preparing", "starting" -> ResourceState.PENDING;
            case "running" -> ResourceState.RUNNING;
            case STOPPING -> ResourceState.DELETING;
            default -> ResourceState.UNRECOGNISED;
        };
    }
}
