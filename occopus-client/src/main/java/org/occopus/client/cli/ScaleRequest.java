package org.occopus.client.cli;

import java.util.OptionalInt;
import org.occopus.client.OccopusClient;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.terminal.ExitCode;

/** What is asked of a node, with the words of the original. */
sealed interface ScaleRequest {
    /** Asks the server. */
    void send(OccopusClient client, String id, String node);

    /** The original's line about it. */
    String words(String node);

    /** The request that exactly one of the three options describes; an empty text is an option that was not given. */
    static ScaleRequest of(String change, String target, String filter) {
        refuseTwo("-c", change, "-s", target);
        refuseTwo("-c", change, "-f", filter);
        refuseTwo("-s", target, "-f", filter);
        if (!change.isEmpty()) {
            return new Change(changeOf(change));
        }
        if (!target.isEmpty()) {
            return new Target(targetOf(target));
        }
        if (!filter.isEmpty()) {
            return new Removal(filter);
        }
        throw wrong("Too few arguments: at least -c, -s or -f must be specified!");
    }

    /** So many more, or fewer when negative. */
    record Change(int count) implements ScaleRequest {
        @Override
        public void send(OccopusClient client, String id, String node) {
            if (count > 0) {
                client.scaleUp(id, node, count);
            } else if (count == -1) {
                client.scaleDown(id, node);
            } else {
                client.scaleTo(id, node, target(client.status(id), node));
            }
        }

        /** In one request, which is refused as a whole: one for each instance less could end half-way. */
        private int target(InfrastructureStatus status, String node) {
            long now = status.node(node).map(known -> known.scaling().target()).orElse(0);
            return Math.clamp(now + count, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }

        @Override
        public String words(String node) {
            String direction = count > 0 ? "up" : "down";
            return "Scaling " + direction + " node '" + node + "' with " + Math.abs((long) count) + " instances...";
        }
    }

    /** Exactly so many. */
    record Target(int count) implements ScaleRequest {
        @Override
        public void send(OccopusClient client, String id, String node) {
            client.scaleTo(id, node, count);
        }

        @Override
        public String words(String node) {
            return "Scaling node '" + node + "' to " + count + " instances...";
        }
    }

    /** The end of the instance with this id or address. */
    record Removal(String filter) implements ScaleRequest {
        @Override
        public void send(OccopusClient client, String id, String node) {
            client.scaleDown(id, node, filter);
        }

        @Override
        public String words(String node) {
            return "Scaling down instance(s) of node '" + node + "' filtered by '" + filter + "'...";
        }
    }

    private static void refuseTwo(String firstName, String first, String secondName, String second) {
        if (!first.isEmpty() && !second.isEmpty()) {
            throw wrong(
                    "Too many arguments: " + firstName + " and " + secondName + " must not be used at the same time!");
        }
    }

    private static int changeOf(String text) {
        int count = whole(text).orElseThrow(() -> wrong("Positive/negative number must be specified for argument -c!"));
        if (count == 0) {
            throw wrong("Incorrect argument: value for -c must be different from zero!");
        }
        return count;
    }

    private static int targetOf(String text) {
        int count = whole(text).orElseThrow(() -> wrong("Positive number must be specified for argument -s!"));
        if (count <= 0) {
            throw wrong("Incorrect argument: value for -s must be greater than zero!");
        }
        return count;
    }

    private static OptionalInt whole(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static CommandException wrong(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }
}
