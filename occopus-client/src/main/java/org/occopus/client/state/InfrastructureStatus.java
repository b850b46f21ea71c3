package org.occopus.client.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.occopus.client.json.JsonObject;

/**
 * Everything the server knows about an infrastructure; also of one that is destroyed.
 *
 * @param id the infrastructure
 * @param name its name in the description
 * @param userId the user id of the description
 * @param state where it stands
 * @param maintained whether the server heals and scales it by itself
 * @param suspended whether nothing at all is done about it until it is resumed
 * @param working whether a pass or a step is under way or asked for
 * @param created when it was submitted
 * @param problem why it is not as it should be, empty when all is well
 * @param remaining what a deletion still waits for
 * @param deleted what was deleted since its end was asked for, in order
 * @param nodes in the order of the description
 */
public record InfrastructureStatus(
        String id,
        String name,
        String userId,
        InfrastructureState state,
        boolean maintained,
        boolean suspended,
        boolean working,
        Optional<Instant> created,
        Optional<Cause> problem,
        List<Remnant> remaining,
        List<Deleted> deleted,
        List<NodeStatus> nodes) {

    /** Keeps the lists from changing. */
    public InfrastructureStatus {
        remaining = List.copyOf(remaining);
        deleted = List.copyOf(deleted);
        nodes = List.copyOf(nodes);
    }

    /**
     * Reads the answer of {@code GET /infrastructures/{id}/status}.
     *
     * @param json the answer
     * @return the status
     */
    public static InfrastructureStatus from(JsonObject json) {
        return new InfrastructureStatus(
                json.requiredText("infraid"),
                json.text("name").orElse(""),
                json.text("user_id").orElse(""),
                InfrastructureState.of(json),
                json.flag("maintained"),
                json.flag("suspended"),
                json.flag("working"),
                json.time("created"),
                json.object("problem").map(Cause::from),
                json.objects("remaining").stream().map(Remnant::from).toList(),
                json.objects("deleted").stream().map(Deleted::from).toList(),
                json.objects("nodes").stream().map(NodeStatus::from).toList());
    }

    /**
     * A node by its name.
     *
     * @param wanted the name
     * @return empty when the infrastructure has no such node
     */
    public Optional<NodeStatus> node(String wanted) {
        return nodes.stream().filter(node -> node.name().equals(wanted)).findFirst();
    }

    /** {@return whether every node has exactly its wanted number of instances and all of them are ready} */
    public boolean isComplete() {
        return nodes.stream().allMatch(NodeStatus::isComplete);
    }

    /** {@return whether nothing will change by itself soon: all is ready and no work is left, or nothing is left at all} */
    public boolean isSettled() {
        return state.isGone() || (state == InfrastructureState.RUNNING && !working && isComplete());
    }
}
