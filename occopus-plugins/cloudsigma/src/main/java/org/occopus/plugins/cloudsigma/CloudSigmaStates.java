package org.occopus.plugins.cloudsigma;

import org.occopus.spi.resource.ResourceState;

/**
 * What CloudSigma's status words mean (state diagrams of
 * https://cloudsigma-docs.readthedocs.io/en/latest/servers.html and
 * https://cloudsigma-docs.readthedocs.io/en/latest/drives.html; manual of Occopus 1.10, CloudSigma).
 *
 * <table>
 * <caption>Mapping of servers</caption>
 * <tr><th>CloudSigma</th><th>engine</th><th>why</th></tr>
 * <tr><td>stopped, not launched yet</td><td>PENDING</td><td>its drive is being cloned</td></tr>
 * <tr><td>starting</td><td>PENDING</td><td></td></tr>
 * <tr><td>running</td><td>RUNNING</td><td></td></tr>
 * <tr><td>stopping, stopped</td><td>STOPPED</td><td></td></tr>
 * <tr><td>paused</td><td>STOPPED</td><td>it does not work; Occopus 1.10 waited for it without end</td></tr>
 * <tr><td>unavailable</td><td>FAILED</td><td>its host does not answer; Occopus 1.10 waited without end</td></tr>
 * <tr><td>anything else</td><td>UNRECOGNISED</td><td></td></tr>
 * </table>
 *
 * <table>
 * <caption>Mapping of drives</caption>
 * <tr><th>CloudSigma</th><th>engine</th><th>why</th></tr>
 * <tr><td>mounted, unmounted</td><td>RUNNING</td><td>complete, in use or ready for it</td></tr>
 * <tr><td>cloning_dst, cloning_src, creating, resizing, uploading</td><td>PENDING</td><td></td></tr>
 * <tr><td>unavailable</td><td>FAILED</td><td></td></tr>
 * <tr><td>deleting, deleted</td><td>DELETING</td><td></td></tr>
 * <tr><td>anything else</td><td>UNRECOGNISED</td><td></td></tr>
 * </table>
 */
final class CloudSigmaStates {
    static final String STOPPED = "stopped";
    static final String STARTING = "starting";
    static final String STOPPING = "stopping";
    static final String RUNNING = "running";
    static final String UNMOUNTED = "unmounted";
    static final String UNAVAILABLE = "unavailable";

    private CloudSigmaStates() {}

    static ResourceState ofServer(String word, boolean launching) {
        return switch (word) {
            case STARTING -> ResourceState.PENDING;
            case RUNNING -> ResourceState.RUNNING;
            case STOPPED -> launching ? ResourceState.PENDING : ResourceState.STOPPED;
            case STOPPING, "paused" -> ResourceState.STOPPED;
            case UNAVAILABLE -> ResourceState.FAILED;
            default -> ResourceState.UNRECOGNISED;
        };
    }

    static ResourceState ofDrive(String word) {
        return switch (word) {
            case "mounted", UNMOUNTED -> ResourceState.RUNNING;
            case "cloning_dst", "cloning_src", "creating", "resizing", "uploading" -> ResourceState.PENDING;
            case UNAVAILABLE -> ResourceState.FAILED;
            case "deleting", "deleted" -> ResourceState.DELETING;
            default -> ResourceState.UNRECOGNISED;
        };
    }
}
