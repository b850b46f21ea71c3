package org.occopus.maintenance;

import org.occopus.node.NodeInstance;
import org.occopus.problem.ProblemType;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.state.Trouble;

/** What failures of providers mean for an infrastructure. */
final class Troubles {
    private Troubles() {}

    /** An instance cannot be created, for now or for good. */
    static Trouble ofCreation(NodeInstance instance, ProviderException failure) {
        return new Trouble(
                typeOf(failure.kind()), instance.id(), "Node '" + instance.nodeName() + "': " + Advice.after(failure));
    }

    /** An account cannot be listed for now. */
    static Trouble ofListing(String accountKey, ProviderException failure) {
        return new Trouble(typeOf(failure.kind()), accountKey, failure.getMessage());
    }

    private static ProblemType typeOf(ProviderFailure kind) {
        return switch (kind) {
            case NO_CAPACITY -> ProblemType.CAPACITY_EXHAUSTED;
            case QUOTA_EXCEEDED -> ProblemType.QUOTA_EXCEEDED;
            case REFUSED, PROVIDER_FAULT -> ProblemType.PROVIDER_REFUSED;
            case UNAUTHORISED -> ProblemType.CREDENTIALS_REFUSED;
            case THROTTLED, UNREACHABLE, OUTCOME_UNKNOWN -> ProblemType.PROVIDER_UNREACHABLE;
        };
    }
}
