package org.occopus.plugins.nova;

import org.occopus.spi.resource.ResourceState;

/**
 * What Nova's words for the state of a server mean
 * (https://docs.openstack.org/api-guide/compute/server_concepts.html, "Server status").
 *
 * <table>
 * <caption>Mapping</caption>
 * <tr><th>Nova</th><th>engine</th><th>why</th></tr>
 * <tr><td>any, while its task is "deleting" or "soft-deleting"</td><td>DELETING</td><td>the status stays as it
 * was</td></tr>
 * <tr><td>BUILD, REBUILD</td><td>PENDING</td><td></td></tr>
 * <tr><td>REBOOT, HARD_REBOOT, RESIZE, REVERT_RESIZE, VERIFY_RESIZE, MIGRATING</td><td>PENDING</td><td>on its way back to
 * ACTIVE</td></tr>
 * <tr><td>ACTIVE, PASSWORD</td><td>RUNNING</td><td>a password is changed while it runs</td></tr>
 * <tr><td>SHUTOFF, PAUSED, SUSPENDED, SHELVED, SHELVED_OFFLOADED, RESCUE</td><td>STOPPED</td><td>what was installed
 * does not run</td></tr>
 * <tr><td>ERROR</td><td>FAILED</td><td>the fault tells why</td></tr>
 * <tr><td>DELETED, SOFT_DELETED</td><td>DELETING</td><td>a soft-deleted server still holds quota</td></tr>
 * <tr><td>UNKNOWN and anything else</td><td>UNRECOGNISED</td><td>Nova cannot tell, or a newer version says more</td></tr>
 * </table>
 */
final class NovaStates {
    /** The status of a server that can be restored for a while. */
    static final String SOFT_DELETED = "SOFT_DELETED";

    /** The status of a server right after its creation. */
    static final String BUILD = "BUILD";

    private NovaStates() {}

    /**
     * Reads a state.
     *
     * @param status the member {@code status}
     * @param task the member {@code OS-EXT-STS:task_state}, empty text when there is none
     */
    static ResourceState of(String status, String task) {
        if (isDeleting(task)) {
            return ResourceState.DELETING;
        }
        return switch (status) {
            case BUILD, "REBUILD", "REBOOT", "HARD_REBOOT", "RESIZE", "REVERT_RESIZE", "VERIFY_RESIZE", "MIGRATING" ->
                ResourceState.PENDING;
            case "ACTIVE", "PASSWORD" -> ResourceState.RUNNING;
            case "SHUTOFF", "PAUSED", "SUSPENDED", "SHELVED", "SHELVED_OFFLOADED", "RESCUE" -> ResourceState.STOPPED;
            case "ERROR" -> ResourceState.FAILED;
            case "DELETED", SOFT_DELETED -> ResourceState.DELETING;
            default -> ResourceState.UNRECOGNISED;
        };
    }

    static boolean isDeleting(String task) {
        return task.equals("deleting") || task.equals("soft-deleting");
    }
}
