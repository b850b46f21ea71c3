package org.occopus.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.occopus.node.Difference;
import org.occopus.node.EndReason;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plan.Plan;
import org.occopus.plan.Step;

/** The story of one instance. */
final class Life {
    private final NodeInstance instance;
    private final Plan plan;
    private final History history;

    Life(NodeInstance instance, Plan plan, History history) {
        this.instance = instance;
        this.plan = plan;
        this.history = history;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        history.birthOf(instance.id()).ifPresent(why -> sentences.add("It was made for this reason: " + why));
        sentences.add(state());
        if (!instance.note().isEmpty()) {
            sentences.add("What was told last: " + instance.note());
        }
        waiting().ifPresent(sentences::add);
        retry().ifPresent(sentences::add);
        difference().ifPresent(sentences::add);
        return sentences;
    }

    private String state() {
        String words =
                switch (instance.state()) {
                    case INTENDED -> "It is wanted, but no machine was asked for yet";
                    case LAUNCHING -> "Its machine was asked for; the provider has not named it yet";
                    case BOOTING -> "Its machine exists and is starting" + providerWord();
                    case CONFIGURING -> "Its machine runs; its configuration is not finished yet";
                    case VERIFYING -> "Its machine is configured; its health checks have not passed yet";
                    case READY -> "It does its work";
                    case UNHEALTHY -> "It did its work before, but does not now";
                    case TERMINATING -> "Its machine is being deleted, because " + reason();
                    case TERMINATED -> "Its machine is gone, because " + reason();
                };
        return words + " (" + instance.state() + " since " + instance.since() + ").";
    }

    private String providerWord() {
        String word = instance.resource().providerState();
        return word.isEmpty() ? "" : "; the provider says '" + word + "'";
    }

    private String reason() {
        return switch (instance.endReason().orElse(EndReason.DROPPED)) {
            case DROPPED -> "it is not wanted any more";
            case REFUSED -> "it could not be created";
            case BOOT_FAILED -> "it failed before it ran";
            case CONFIG_FAILED -> "its configuration failed";
            case TIMED_OUT -> "it took too long to become ready";
            case UNHEALTHY -> "its health checks failed for too long";
            case VANISHED -> "it stopped, failed or vanished";
            case FORGOTTEN -> "somebody gave it up";
        };
    }

    private Optional<String> waiting() {
        return plan.steps().stream()
                .filter(Step.Hold.class::isInstance)
                .filter(step -> step.instance().equals(Optional.of(instance.id())))
                .map(Step::why)
                .filter(why -> !why.isEmpty() && !why.equals(instance.note()))
                .findFirst()
                .map(why -> "What it waits for: " + why);
    }

    private Optional<String> retry() {
        return instance.attempts()
                .notBefore()
                .filter(at -> instance.attempts().count() > 0 && instance.state() != NodeState.READY)
                .map(at -> instance.attempts().count()
                        + " calls in a row did not get it further; the next one is made at " + at + ".");
    }

    private Optional<String> difference() {
        if (instance.origin().differences().isEmpty()) {
            return Optional.empty();
        }
        String what =
                instance.origin().differences().stream().map(Difference::word).collect(Collectors.joining(" and "));
        return Optional.of("It differs from the description in " + what
                + (instance.isToBeReplaced()
                        ? " and is to be replaced."
                        : " and stays as it is, because nobody asked for its replacement."));
    }
}
