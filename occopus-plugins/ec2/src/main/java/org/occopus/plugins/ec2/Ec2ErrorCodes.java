package org.occopus.plugins.ec2;

import java.util.Optional;
import java.util.Set;
import org.occopus.spi.failure.ProviderFailure;

/**
 * What EC2's error codes mean (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html). A code that
 * is not listed is judged by the HTTP status: the client's fault below 500, the cloud's from there on.
 */
final class Ec2ErrorCodes {
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    /** The node instance's token was used for something else. */
    static final String TOKEN_MISMATCH = "IdempotentParameterMismatch";

    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "EC2ThrottledException",
            "TooManyRequestsException",
            "BandwidthLimitExceeded",
            "SlowDown");

    private static final Set<String> NO_CAPACITY = Set.of(
            "InsufficientInstanceCapacity",
            "InsufficientHostCapacity",
            "InsufficientReservedInstanceCapacity",
            "InsufficientCapacity",
            "InsufficientCapacityOnHost",
            "InsufficientVolumeCapacity",
            "InsufficientAddressCapacity",
            "InsufficientFreeAddressesInSubnet",
            "ReservationCapacityExceeded",
            "SpotMaxPriceTooLow",
            "UnfulfillableCapacity");

    private static final Set<String> QUOTA_EXCEEDED =
            Set.of("MaxSpotInstanceCountExceeded", "ResourceCountExceeded", "QuotaExceeded", "QuotaExceededException");

    private static final Set<String> UNAUTHORISED_CODES = Set.of(
            "AuthFailure",
            "UnauthorizedOperation",
            "AccessDenied",
            "AccessDeniedException",
            "Blocked",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired",
            "PendingVerification",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /** The client library takes the cloud's time from such an answer, so that the next request is in time. */
    private static final Set<String> CLOCK_SKEW =
            Set.of("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture");

    private static final Set<String> REFUSED = Set.of("TagLimitExceeded", "IdempotentInstanceTerminated");

    private static final Set<String> UNSUPPORTED =
            Set.of("InvalidAction", "NotImplemented", "501", "UnauthorizedOperation", "UnsupportedOperation");

    private static final Set<String> PASSING =
            Set.of("InternalError", "InternalFailure", "ServerInternal", "Unavailable", "ServiceUnavailable");

    private static final Set<String> UNKNOWN_INSTANCE =
            Set.of("InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed", "InvalidInstanceID");

    private static final Set<String> UNKNOWN_VOLUME =
            Set.of("InvalidVolume.NotFound", "InvalidVolumeID.Malformed", "InvalidVolumeID.NotFound");

    private Ec2ErrorCodes() {}

    /**
     * Judges an answer.
     *
     * @param code the cloud's own code; empty when the answer held none
     * @param status the HTTP status
     * @param launches whether the call may have launched something before it failed
     */
    static ProviderFailure kindOf(String code, int status, boolean launches) {
        return known(code).orElseGet(() -> ofStatus(status, launches));
    }

    /**
     * What the reason why an instance ended means, as {@code Server.InsufficientInstanceCapacity} or
     * {@code Client.VolumeLimitExceeded} (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html).
     */
    static Optional<ProviderFailure> ofReason(String reason) {
        return known(reason.substring(reason.indexOf('.') + 1))
                .filter(kind -> kind == ProviderFailure.NO_CAPACITY || kind == ProviderFailure.QUOTA_EXCEEDED);
    }

    private static Optional<ProviderFailure> known(String code) {
        if (THROTTLED.contains(code)) {
            return Optional.of(ProviderFailure.THROTTLED);
        }
        if (NO_CAPACITY.contains(code)) {
            return Optional.of(ProviderFailure.NO_CAPACITY);
        }
        if (REFUSED.contains(code)) {
            return Optional.of(ProviderFailure.REFUSED);
        }
        if (QUOTA_EXCEEDED.contains(code) || code.endsWith("LimitExceeded")) {
            return Optional.of(ProviderFailure.QUOTA_EXCEEDED);
        }
        if (UNAUTHORISED_CODES.contains(code)) {
            return Optional.of(ProviderFailure.UNAUTHORISED);
        }
        return CLOCK_SKEW.contains(code) ? Optional.of(ProviderFailure.PROVIDER_FAULT) : Optional.empty();
    }

    private static ProviderFailure ofStatus(int status, boolean launches) {
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN -> ProviderFailure.UNAUTHORISED;
            case TOO_MANY_REQUESTS -> ProviderFailure.THROTTLED;
            case NOT_IMPLEMENTED, UNAVAILABLE -> ProviderFailure.PROVIDER_FAULT;
            default -> status < SERVER_ERROR ? ProviderFailure.REFUSED : ofBroken(launches);
        };
    }

    /** A server that broke in the middle of a launch, or a gateway that gave up on it, may have launched something. */
    private static ProviderFailure ofBroken(boolean launches) {
        return launches ? ProviderFailure.OUTCOME_UNKNOWN : ProviderFailure.PROVIDER_FAULT;
    }

    /**
     * Whether a server does not do at all, or never for this login, what it was asked to.
     *
     * @param code the cloud's own code, or the status when the answer held none
     */
    static boolean isUnsupported(String code) {
        return UNSUPPORTED.contains(code);
    }

    /** Whether a failure of the server may pass, by its own words. */
    static boolean isPassing(String code) {
        return PASSING.contains(code) || CLOCK_SKEW.contains(code);
    }

    static boolean isUnknownInstance(String code) {
        return UNKNOWN_INSTANCE.contains(code);
    }

    static boolean isUnknownVolume(String code) {
        return UNKNOWN_VOLUME.contains(code);
    }
}
