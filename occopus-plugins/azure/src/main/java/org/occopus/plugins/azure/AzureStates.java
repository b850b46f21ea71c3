package org.occopus.plugins.azure;

import java.util.Locale;
import org.occopus.spi.resource.ResourceState;

/**
 * What Azure's state words mean
 * (https://learn.microsoft.com/azure/virtual-machines/states-billing,
 * https://learn.microsoft.com/azure/container-instances/container-state). The state of the creation comes first; a
 * machine or group that was created has a second word for whether it is switched on.
 *
 * <table>
 * <caption>Mapping</caption>
 * <tr><th>creation</th><th>machine or group</th><th>engine</th></tr>
 * <tr><td>Accepted, Pending, Creating, Unhealthy</td><td>any</td><td>PENDING</td></tr>
 * <tr><td>Failed, NotAccessible, Canceled</td><td>any</td><td>FAILED</td></tr>
 * <tr><td>Deleting</td><td>any</td><td>DELETING</td></tr>
 * <tr><td>Succeeded, Updating, Migrating, Repairing, PreProvisioned</td><td>running, none</td>
 *     <td>RUNNING</td></tr>
 * <tr><td>the same</td><td>starting, Pending, Repairing</td><td>PENDING</td></tr>
 * <tr><td>the same</td><td>stopping, stopped, deallocating, deallocated, hibernating, hibernated, Succeeded (ran to
 *     its end)</td><td>STOPPED</td></tr>
 * <tr><td>the same</td><td>Failed, Unhealthy</td><td>FAILED</td></tr>
 * <tr><td>any other, or any other second word</td><td></td><td>UNRECOGNISED</td></tr>
 * </table>
 */
final class AzureStates {
    private AzureStates() {}

    /** The state of what is not switched on or off: networks, addresses, disks. */
    static ResourceState of(String creation) {
        return of(creation, "");
    }

    /**
     * The state of a machine or container group.
     *
     * @param creation the provisioning state
     * @param power whether it is switched on; empty when Azure does not tell
     */
    static ResourceState of(String creation, String power) {
        return switch (creation.toLowerCase(Locale.ROOT)) {
            case "accepted", "pending", "creating", "unhealthy" -> ResourceState.PENDING;
            case "failed", "notaccessible", "canceled" -> ResourceState.FAILED;
            case "deleting" -> ResourceState.DELETING;
            case "succeeded", "updating", "migrating", "repairing", "preprovisioned" -> ofPower(power);
            default -> ResourceState.UNRECOGNISED;
        };
    }

    private static ResourceState ofPower(String power) {
        return switch (power.toLowerCase(Locale.ROOT)) {
            case "", "running" -> ResourceState.RUNNING;
            case "starting", "pending", "repairing" -> ResourceState.PENDING;
            case "stopping", "stopped", "deallocating", "deallocated", "hibernating", "hibernated", "succeeded" ->
                ResourceState.STOPPED;
            case "failed", "unhealthy" -> ResourceState.FAILED;
            default -> ResourceState.UNRECOGNISED;
        };
    }

    /** Both words as people are shown them: {@code Succeeded, deallocated}. */
    static String words(String creation, String power) {
        String first = creation.isEmpty() ? "unknown" : creation;
        return power.isEmpty() ? first : first + ", " + power;
    }
}
