package org.occopus.plugins.docker;

import java.util.Optional;
import org.occopus.spi.resource.ResourceState;

/**
 * What Docker's state words mean (https://docs.docker.com/reference/api/engine/, {@code ContainerState.Status}).
 *
 * <table>
 * <caption>Mapping</caption>
 * <tr><th>Docker</th><th>engine</th><th>why</th></tr>
 * <tr><td>created</td><td>PENDING</td><td>not started yet; repeating the creation starts it</td></tr>
 * <tr><td>running</td><td>RUNNING</td><td></td></tr>
 * <tr><td>restarting</td><td>PENDING</td><td>between two runs</td></tr>
 * <tr><td>paused</td><td>STOPPED</td><td>its processes are frozen</td></tr>
 * <tr><td>exited, dead; exit code 0</td><td>STOPPED</td><td>the command ended as it should</td></tr>
 * <tr><td>exited, dead; any other or no code</td><td>FAILED</td><td>the command failed or was killed</td></tr>
 * <tr><td>removing</td><td>DELETING</td><td></td></tr>
 * <tr><td>anything else</td><td>UNRECOGNISED</td><td></td></tr>
 * </table>
 */
final class DockerStates {
    static final String CREATED = "created";

    private DockerStates() {}

    static ResourceState of(String word, Optional<Long> exitCode) {
        return switch (word) {
            case CREATED, "restarting" -> ResourceState.PENDING;
            case "running" -> ResourceState.RUNNING;
            case "paused" -> ResourceState.STOPPED;
            case "exited", "dead" -> exitCode.equals(Optional.of(0L)) ? ResourceState.STOPPED : ResourceState.FAILED;
            case "removing" -> ResourceState.DELETING;
            default -> ResourceState.UNRECOGNISED;
        };
    }

    /** Whether the container has run and ended, so that its exit code means something. */
    static boolean hasEnded(String word) {
        return word.equals("exited") || word.equals("dead");
    }
}
