package org.occopus.maintenance;

import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;

/** What a person can do about a provider's failure. */
final class Advice {
    private Advice() {}

    /** The provider's words, and after them what to do. */
    static String after(ProviderException failure) {
        return sentence(failure.getMessage()) + on(failure.kind());
    }

    /** Why a node does not come up, and after it what to do. */
    static String afterFailedNode(String words, String infrastructureId) {
        return sentence(words) + "'occopus events -i " + infrastructureId
                + "' tells how it came to that. Change the node definition, import it and try again.";
    }

    private static String sentence(String words) {
        return words + (words.endsWith(".") ? " " : ". ");
    }

    private static String on(ProviderFailure kind) {
        return switch (kind) {
            case NO_CAPACITY -> "Try again later, or give the node definition an implementation on another cloud.";
            case QUOTA_EXCEEDED -> "Free what the account no longer needs or have its quota raised, then try again.";
            case REFUSED -> "Change the node definition, import it and try again.";
            case UNAUTHORISED -> "Check the authentication data for this cloud and try again.";
            case THROTTLED, UNREACHABLE, OUTCOME_UNKNOWN, PROVIDER_FAULT ->
                "Check that the cloud works and that its endpoint is right.";
        };
    }
}
