package org.occopus.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.occopus.events.EventKind;
import org.occopus.node.NodeEvent;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.plan.Pace;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;
import org.occopus.state.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what came of calls into a draft. Doing it twice with the same facts gives the same draft. */
final class FactWriter {
    private static final int CREATE_ATTEMPTS_WITHOUT_CAPACITY = 3;
    private static final int CREATE_ATTEMPTS_OF_A_BUILD = 5;
    private static final int DELETIONS_BEFORE_GIVING_UP = 3;
    private static final Logger LOG = LoggerFactory.getLogger(FactWriter.class);
    private static final String NOTHING_WAS_MADE = "Nothing was made: the cloud could not be used from the beginning.";
    /** As long as so many attempts take; when calls are held back because an endpoint does not answer, time counts. */
    private static final Duration LONGEST_OUT_OF_REACH = Duration.ofSeconds(15);

    private final Draft draft;
    private final Memory memory;
    private final Pace pace;

    FactWriter(Draft draft, Memory memory, Pace pace) {
        this.draft = draft;
        this.memory = memory;
        this.pace = pace;
    }

    void write(Fact fact) {
        memory.end(fact.about());
        switch (fact) {
            case Fact.Created created -> draft.instance(created.instanceId()).ifPresent(it -> created(it, created));
            case Fact.Described described ->
                draft.instance(described.instanceId()).ifPresent(it -> described(it, described));
            case Fact.Configured configured ->
                draft.instance(configured.instanceId()).ifPresent(it -> configured(it, configured));
            case Fact.Checked checked -> draft.instance(checked.instanceId()).ifPresent(it -> checked(it, checked));
            case Fact.Deleted deleted -> draft.instance(deleted.instanceId()).ifPresent(it -> deleted(it, deleted));
            case Fact.CallFailed failed -> draft.instance(failed.instanceId()).ifPresent(it -> failed(it, failed));
            case Fact.Postponed postponed ->
                draft.instance(postponed.about())
                        .ifPresentOrElse(
                                it -> postponed(it, postponed),
                                () -> memory.listNotBefore(postponed.about(), postponed.until()));
            case Fact.Listed listed -> listed(listed);
            case Fact.ListFailed failed -> listFailed(failed);
        }
    }

    private void created(NodeInstance instance, Fact.Created fact) {
        memory.created(instance.id(), fact.at());
        draft.works(instance.id());
        NodeInstance seen = instance.seen(fact.resource());
        draft.update(seen);
        draft.move(
                seen,
                NodeEvent.CREATED,
                fact.resource().kind() + " " + fact.resource().id());
        observed(instance.id(), fact.resource());
    }

    private void observed(String instanceId, Resource resource) {
        NodeInstance instance =
                draft.instance(instanceId).map(it -> it.seen(resource)).orElseThrow();
        draft.update(instance);
        String word = "The provider says '" + resource.providerState() + "'";
        String cause = resource.fault().map(fault -> word + ": " + fault).orElse(word + ".");
        switch (resource.state()) {
            case RUNNING -> {
                memory.mended(instanceId);
                draft.move(instance, NodeEvent.RESOURCE_RUNNING, "");
            }
            case FAILED, STOPPED -> broken(instance, resource, cause);
            case DELETING -> draft.move(instance, NodeEvent.RESOURCE_GONE, cause);
            case PENDING, UNRECOGNISED -> {}
        }
    }

    /** What never worked ends at once; when what worked is replaced, the bounds of healing say. */
    private void broken(NodeInstance instance, Resource resource, String cause) {
        if (instance.readyAt().isEmpty()) {
            resource.failure()
                    .map(kind -> new ProviderException(kind, "", cause))
                    .ifPresent(failure -> draft.trouble(Troubles.ofCreation(instance, failure)));
            draft.move(instance, NodeEvent.RESOURCE_FAILED, cause);
            return;
        }
        memory.broken(instance.id());
        NodeInstance failing = instance.checkFailed(cause, draft.now());
        draft.update(failing);
        if (failing.state() == NodeState.READY) {
            draft.move(failing, NodeEvent.RESOURCE_FAILED, cause);
        }
    }

    private void listed(Fact.Listed fact) {
        memory.listed(fact.accountKey(), fact.begunAt());
        draft.works(fact.accountKey());
        for (NodeInstance instance : draft.instances()) {
            if (isIn(instance, fact.accountKey())) {
                Optional.ofNullable(fact.resources().get(instance.id()))
                        .ifPresentOrElse(
                                resource -> listed(instance, resource, fact.begunAt()),
                                () -> absent(instance, fact.begunAt()));
            }
        }
    }

    private static boolean isIn(NodeInstance instance, String accountKey) {
        boolean observable =
                instance.state() == NodeState.BOOTING || instance.state().isRunning();
        return observable && instance.resource().accountKey().equals(Optional.of(accountKey));
    }

    /** That one which worked is broken is believed once the provider was asked about it. */
    private void listed(NodeInstance instance, Resource resource, Instant at) {
        boolean wellKnown = instance.readyAt().isEmpty() || isWorking(resource.state());
        if (wellKnown) {
            shown(instance, resource, at);
        } else if (!memory.isBroken(instance.id())) {
            memory.seen(instance.id(), at);
            memory.miss(instance.id());
        }
    }

    private static boolean isWorking(ResourceState state) {
        return switch (state) {
            case FAILED, STOPPED, DELETING -> false;
            case RUNNING, PENDING, UNRECOGNISED -> true;
        };
    }

    private void shown(NodeInstance instance, Resource resource, Instant at) {
        memory.seen(instance.id(), at);
        boolean answersAll =
                instance.state() == NodeState.READY && !instance.health().checked();
        if (answersAll) {
            draft.update(instance.answered());
        }
        observed(instance.id(), resource);
    }

    private void absent(NodeInstance instance, Instant begunAt) {
        boolean newer = memory.wasSeenSince(instance.id(), begunAt);
        if (!newer && !memory.mayLag(instance, draft.now(), pace)) {
            memory.miss(instance.id());
        }
    }

    private void described(NodeInstance instance, Fact.Described fact) {
        if (fact.resource().isPresent()) {
            shown(instance, fact.resource().get(), fact.at());
            return;
        }
        memory.answered(instance.id());
        if (!memory.mayLag(instance, draft.now(), pace)) {
            draft.move(instance, NodeEvent.RESOURCE_GONE, "The provider says that it is gone.");
        }
    }

    private void configured(NodeInstance instance, Fact.Configured fact) {
        memory.checked(instance.id(), fact.at());
        switch (fact.state()) {
            case ConfigState.Ready ready -> draft.move(instance, NodeEvent.CONFIGURED, "");
            case ConfigState.Pending pending -> draft.update(instance.answered());
            case ConfigState.Failed failed -> draft.move(instance, NodeEvent.CONFIG_FAILED, failed.reason());
        }
    }

    private void checked(NodeInstance instance, Fact.Checked fact) {
        memory.checked(instance.id(), fact.at());
        switch (fact.result()) {
            case HealthResult.Pass pass -> {
                NodeInstance healthy = instance.checkPassed().answered();
                draft.update(healthy);
                draft.move(healthy, NodeEvent.CHECKS_PASSED, "");
            }
            case HealthResult.Fail fail -> {
                NodeInstance failing = instance.checkFailed(fail.reason(), draft.now());
                draft.update(failing);
                draft.move(failing, NodeEvent.CHECKS_FAILED, fail.reason());
            }
        }
    }

    private void deleted(NodeInstance instance, Fact.Deleted fact) {
        fact.found().ifPresent(found -> memory.found(instance.id(), found));
        if (fact.deletion() == Deletion.DONE) {
            NodeInstance named = memory.found(instance.id()).map(instance::seen).orElse(instance);
            memory.forget(instance.id());
            draft.update(named);
            draft.move(named, NodeEvent.DELETED, "");
        } else if (draft.infrastructure().forgetting() && instance.attempts().count() >= DELETIONS_BEFORE_GIVING_UP) {
            forget(instance, "its deletion has been under way for long");
        } else {
            draft.update(instance.retrying(instance.note(), draft.now(), Optional.empty()));
        }
    }

    private void failed(NodeInstance instance, Fact.CallFailed fact) {
        ProviderException failure = fact.failure();
        NodeInstance retrying = instance.retrying(failure.getMessage(), draft.now(), failure.retryAfter());
        draft.update(retrying);
        if (!isOutOfReach(failure.kind())) {
            memory.mayBeMade(instance.id());
        }
        if (mayHaveMade(failure.kind())) {
            memory.mayShowUpLate(instance.id());
        }
        switch (instance.state()) {
            case LAUNCHING -> creationFailed(retrying, failure);
            case TERMINATING -> deletionFailed(retrying, failure);
            default -> note(retrying, failure);
        }
    }

    private void creationFailed(NodeInstance instance, ProviderException failure) {
        draft.trouble(Troubles.ofCreation(instance, failure));
        if (isGivenUp(instance, failure.kind())) {
            draft.move(instance, endOfCreation(failure.kind()), failure.getMessage());
        } else {
            note(instance, failure);
        }
    }

    /** A refused call made nothing; one without an answer may have. */
    private static NodeEvent endOfCreation(ProviderFailure kind) {
        return kind == ProviderFailure.OUTCOME_UNKNOWN ? NodeEvent.TIMED_OUT : NodeEvent.CREATE_REFUSED;
    }

    /** Otherwise a mistyped endpoint or password would keep an infrastructure from ever ending. */
    private void deletionFailed(NodeInstance instance, ProviderException failure) {
        if (memory.isUnmade(instance.id()) && isOutOfReach(failure.kind())) {
            draft.move(instance, NodeEvent.DELETED, NOTHING_WAS_MADE);
        } else if (draft.infrastructure().forgetting() && failure.kind() != ProviderFailure.THROTTLED) {
            forget(instance, failure.getMessage());
        } else {
            note(instance, failure);
        }
    }

    private void forget(NodeInstance instance, String why) {
        LOG.warn(
                "Gave up instance {} of node {}, resource {}: {}",
                instance.id(),
                instance.nodeName(),
                instance.resource().resourceId().orElse("unknown"),
                why);
        memory.forget(instance.id());
        NodeInstance noted = instance.noted("Given up, its resource may still be there: " + why);
        draft.update(noted);
        draft.move(noted, NodeEvent.FORGOTTEN, noted.note());
    }

    /** The account may not be called now: no call was made, so nothing has failed. */
    private void postponed(NodeInstance instance, Fact.Postponed fact) {
        if (instance.state() == NodeState.TERMINATING && memory.isUnmade(instance.id())) {
            draft.move(instance, NodeEvent.DELETED, NOTHING_WAS_MADE);
        } else if (instance.state() == NodeState.TERMINATING
                && draft.infrastructure().forgetting()
                && fact.silent()) {
            forget(instance, fact.why());
        } else {
            draft.update(instance.postponed(fact.why(), fact.until()));
        }
    }

    /** Also a creation that broke halfway: what it made is listed, but perhaps not at once. */
    private static boolean mayHaveMade(ProviderFailure kind) {
        return kind == ProviderFailure.OUTCOME_UNKNOWN || kind == ProviderFailure.PROVIDER_FAULT;
    }

    private static boolean isOutOfReach(ProviderFailure kind) {
        return kind == ProviderFailure.UNREACHABLE || kind == ProviderFailure.UNAUTHORISED;
    }

    private void note(NodeInstance instance, ProviderException failure) {
        draft.event(EventKind.NODE_NOTE, instance, failure.kind() + ": " + failure.getMessage());
    }

    private boolean isGivenUp(NodeInstance instance, ProviderFailure kind) {
        int attempts = instance.attempts().count();
        boolean firstBuild = draft.infrastructure().phase() == Phase.BUILDING
                && draft.infrastructure().rollback();
        return kind.isForGood()
                || (kind == ProviderFailure.NO_CAPACITY && attempts >= CREATE_ATTEMPTS_WITHOUT_CAPACITY)
                || (firstBuild && (isTriedOften(attempts, kind) || isTooLongOutOfReach(instance, kind)));
    }

    /** A cloud that only asks to wait will take the call; how long it is waited for, the limit of the launch says. */
    private static boolean isTriedOften(int attempts, ProviderFailure kind) {
        return kind != ProviderFailure.THROTTLED && attempts >= CREATE_ATTEMPTS_OF_A_BUILD;
    }

    private boolean isTooLongOutOfReach(NodeInstance instance, ProviderFailure kind) {
        return kind == ProviderFailure.UNREACHABLE
                && !draft.now().isBefore(instance.since().plus(LONGEST_OUT_OF_REACH));
    }

    private void listFailed(Fact.ListFailed fact) {
        memory.listFailed(fact.accountKey(), fact.at(), fact.failure().retryAfter());
        draft.trouble(Troubles.ofListing(fact.accountKey(), fact.failure()));
    }
}
