package org.occopus.plugins.ec2;

import java.util.Optional;
import org.occopus.spi.resource.ResourceState;

/**
 * What EC2's state words mean (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html), and why an
 * instance ended (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html).
 *
 * <table>
 * <caption>Mapping</caption>
 * <tr><th>EC2</th><th>engine</th><th>why</th></tr>
 * <tr><td>pending</td><td>PENDING</td><td></td></tr>
 * <tr><td>running</td><td>RUNNING</td><td></td></tr>
 * <tr><td>stopping, stopped</td><td>STOPPED</td><td></td></tr>
 * <tr><td>shutting-down, terminated; asked for, or no reason given</td><td>DELETING</td><td>a terminated one stays listed
 * for about an hour; it counts as gone</td></tr>
 * <tr><td>shutting-down, terminated; any other reason</td><td>FAILED</td><td>spot interruption, launch that failed, broken
 * host, or the machine switched itself off</td></tr>
 * <tr><td>pause, suspend, rescue</td><td>STOPPED</td><td>words of OpenStack's ec2-api</td></tr>
 * <tr><td>error</td><td>FAILED</td><td>a word of OpenStack's ec2-api</td></tr>
 * <tr><td>anything else</td><td>UNRECOGNISED</td><td></td></tr>
 * </table>
 */
final class Ec2States {
    static final String TERMINATED = "terminated";
    static final String SHUTTING_DOWN = "shutting-down";
    private static final String ASKED_FOR = "Client.UserInitiatedShutdown";

    private Ec2States() {}

    static ResourceState of(String word, Optional<String> reason) {
        return switch (word) {
            case "pending" -> ResourceState.PENDING;
            case "running" -> ResourceState.RUNNING;
            case "stopping", "stopped", "pause", "suspend", "rescue" -> ResourceState.STOPPED;
            case "error" -> ResourceState.FAILED;
            case SHUTTING_DOWN, TERMINATED ->
                reason.filter(code -> !code.equals(ASKED_FOR)).isPresent()
                        ? ResourceState.FAILED
                        : ResourceState.DELETING;
            default -> ResourceState.UNRECOGNISED;
        };
    }

    /** What the states of volumes mean (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-describing-volumes.html). */
    static ResourceState ofVolume(String word) {
        return switch (word) {
            case "creating" -> ResourceState.PENDING;
            case "available", "in-use" -> ResourceState.RUNNING;
            case "deleting", "deleted" -> ResourceState.DELETING;
            case "error" -> ResourceState.FAILED;
            default -> ResourceState.UNRECOGNISED;
        };
    }
}
