package org.occopus.spi.failure;

/** Why a provider call failed, as far as the engine needs to know in order to go on. */
public enum ProviderFailure {
    /** The provider has no room now; another implementation, or the same later, may work. Nothing was created. */
    NO_CAPACITY(false),
    /** The account's limit is reached; waiting does not help, a person has to act. Nothing was created. */
    QUOTA_EXCEEDED(true),
    /** The request itself is wrong (unknown image, bad value, missing network) and will never work. Nothing was created. */
    REFUSED(true),
    /** Credentials are missing, wrong or not enough. Nothing was created. */
    UNAUTHORISED(true),
    /** Too many calls; the same call works later. Nothing was created. */
    THROTTLED(false),
    /** The provider could not be reached at all, so it did nothing. */
    UNREACHABLE(false),
    /**
     * The call was sent, its answer never came or could not be understood. Something may have been created: the engine
     * repeats with the same token, and cleans up by token.
     */
    OUTCOME_UNKNOWN(false),
    /** The provider reports an error of its own; the same call may work later. Nothing was created. */
    PROVIDER_FAULT(false);

    private final boolean forGood;

    ProviderFailure(boolean forGood) {
        this.forGood = forGood;
    }

    /**
     * Whether repeating the unchanged call is pointless until a person changes something.
     *
     * @return true for {@link #QUOTA_EXCEEDED}, {@link #REFUSED} and {@link #UNAUTHORISED}
     */
    public boolean isForGood() {
        return forGood;
    }
}
