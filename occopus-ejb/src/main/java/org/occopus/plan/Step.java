package org.occopus.plan;

import java.util.Optional;
import org.occopus.node.Attempts;
import org.occopus.node.NodeEvent;
import org.occopus.state.HealingMode;
import org.occopus.state.Phase;

/** One thing to do, with the reason in words. */
public sealed interface Step {

    /** The node it is about; empty when it is about the infrastructure or an account. */
    default Optional<String> node() {
        return Optional.empty();
    }

    /** The node instance it is about; empty when it is about a node, the infrastructure or an account. */
    default Optional<String> instance() {
        return Optional.empty();
    }

    /** Why, in words. */
    String why();

    /** Its name in the plan that users see. */
    String name();

    /** A step that only changes what is stored. */
    sealed interface Change extends Step {}

    /** A step that asks a provider, a config manager or the node itself. */
    sealed interface Call extends Step {}

    /**
     * A new instance of a node.
     *
     * @param nodeName the node
     * @param attempts failed instances that it takes the place of, and until when it waits because of them
     * @param why in words
     */
    record Add(String nodeName, Attempts attempts, String why) implements Change {
        @Override
        public Optional<String> node() {
            return Optional.of(nodeName);
        }

        @Override
        public String name() {
            return "add";
        }
    }

    /**
     * An instance is resolved and its creation written down; the call follows once that is committed.
     *
     * @param nodeName the node
     * @param instanceId the instance
     * @param why in words
     */
    record Launch(String nodeName, String instanceId, String why) implements Change {
        @Override
        public Optional<String> node() {
            return Optional.of(nodeName);
        }

        @Override
        public Optional<String> instance() {
            return Optional.of(instanceId);
        }

        @Override
        public String name() {
            return "launch";
        }
    }

    /**
     * An instance moves to another state.
     *
     * @param nodeName the node
     * @param instanceId the instance
     * @param event what happened
     * @param why in words
     */
    record Move(String nodeName, String instanceId, NodeEvent event, String why) implements Change {
        @Override
        public Optional<String> node() {
            return Optional.of(nodeName);
        }

        @Override
        public Optional<String> instance() {
            return Optional.of(instanceId);
        }

        @Override
        public String name() {
            return switch (event) {
                case DROP_ASKED -> "drop";
                case TIMED_OUT -> "give up";
                default -> "advance";
            };
        }
    }

    /**
     * The infrastructure moves to another phase.
     *
     * @param phase the next one
     * @param instance whose failure leads to it; empty when none does
     * @param why in words
     */
    record Turn(Phase phase, Optional<String> instance, String why) implements Change {
        Turn(Phase phase, String why) {
            this(phase, Optional.empty(), why);
        }

        @Override
        public String name() {
            return "turn " + phase;
        }
    }

    /**
     * Healing stops, or goes on.
     *
     * @param mode what it is from now on
     * @param why in words
     */
    record Heal(HealingMode mode, String why) implements Change {
        @Override
        public String name() {
            return "healing " + mode;
        }
    }

    /**
     * The work that was asked for is done, or cannot go on for now.
     *
     * @param complete whether everything is as it should be
     * @param why in words
     */
    record Rest(boolean complete, String why) implements Change {
        @Override
        public String name() {
            return "rest";
        }
    }

    /**
     * What was wrong is over.
     *
     * @param why in words
     */
    record Recover(String why) implements Change {
        @Override
        public String name() {
            return "recover";
        }
    }

    /** What a call about an instance does. */
    enum CallKind {
        /** Creates its resource, or finds the one made before. */
        CREATE,
        /** Asks the provider about this one resource. */
        DESCRIBE,
        /** Asks the config manager. */
        CONFIGURE,
        /** Runs its health checks. */
        CHECK,
        /** Deletes its resource and companions. */
        DELETE
    }

    /**
     * A call about one instance.
     *
     * @param kind what it does
     * @param nodeName the node
     * @param instanceId the instance
     * @param why in words
     */
    record InstanceCall(CallKind kind, String nodeName, String instanceId, String why) implements Call {
        @Override
        public Optional<String> node() {
            return Optional.of(nodeName);
        }

        @Override
        public Optional<String> instance() {
            return Optional.of(instanceId);
        }

        @Override
        public String name() {
            return switch (kind) {
                case CREATE -> "create";
                case DESCRIBE -> "describe";
                case CONFIGURE -> "configure";
                case CHECK -> "check";
                case DELETE -> "delete";
            };
        }
    }

    /**
     * One listing of everything that the infrastructure owns in an account.
     *
     * @param accountKey the account
     * @param why in words
     */
    record ListAccount(String accountKey, String why) implements Call {
        @Override
        public String name() {
            return "list";
        }
    }

    /**
     * Nothing is done about an instance for now.
     *
     * @param nodeName the node
     * @param instanceId the instance
     * @param why what it waits for
     */
    record Hold(String nodeName, String instanceId, String why) implements Step {
        @Override
        public Optional<String> node() {
            return Optional.of(nodeName);
        }

        @Override
        public Optional<String> instance() {
            return Optional.of(instanceId);
        }

        @Override
        public String name() {
            return "hold";
        }
    }
}
