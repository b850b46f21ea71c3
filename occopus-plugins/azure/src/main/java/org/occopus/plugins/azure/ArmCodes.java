package org.occopus.plugins.azure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.occopus.spi.failure.ProviderFailure;

/**
 * What the error codes of Azure Resource Manager mean
 * (https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors,
 * https://learn.microsoft.com/azure/virtual-machines/error-codes-azure-network,
 * https://learn.microsoft.com/azure/container-instances/container-instances-troubleshooting).
 */
final class ArmCodes {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final String OPERATION_NOT_ALLOWED = "operationnotallowed";

    private record Sign(Pattern code, ProviderFailure kind) {
        private static Sign of(String code, ProviderFailure kind) {
            return new Sign(Pattern.compile(code), kind);
        }
    }

    /** First match of the whole code, in lower case, wins. */
    private static final List<Sign> SIGNS = List.of(
            Sign.of("(zonal)?allocationfailed.*|overconstrained.*", ProviderFailure.NO_CAPACITY),
            Sign.of("skunotavailable|.*capacity.*", ProviderFailure.NO_CAPACITY),
            Sign.of(".*quota(exceeded|reached)|.*limit(exceeded|reached)", ProviderFailure.QUOTA_EXCEEDED),
            Sign.of(".*toomanyrequests|.*requeststhrottled", ProviderFailure.THROTTLED),
            Sign.of(
                    "authorizationfailed|linkedauthorizationfailed|.*authenticationtoken.*|authenticationfailed.*",
                    ProviderFailure.UNAUTHORISED),
            Sign.of(
                    "subscriptionnotfound|invalidsubscriptionid|invalidsubscription|disabledsubscription",
                    ProviderFailure.UNAUTHORISED),
            Sign.of("requestdisallowedby.*|readonlydisabledsubscription|scopelocked", ProviderFailure.REFUSED),
            Sign.of(
                    "propertychangenotallowed|missingsubscriptionregistration|invalid.*|.*notsupported|dnsrecordinuse",
                    ProviderFailure.REFUSED));

    private static final Set<String> NO_SUCH_THING =
            Set.of("resourcenotfound", "resourcegroupnotfound", "notfound", "parentresourcenotfound");

    /** Deletions that Azure allows as soon as another deletion has ended. */
    private static final Pattern STILL_NEEDED =
            Pattern.compile("inuse.*cannotbedeleted|nicinuse|nicreservedforanothervm|.*cannotbedeleted|.*inuse"
                    + "|attachdiskwhilebeingdetached|anotheroperationinprogress|retryableerror");

    private ArmCodes() {}

    /**
     * What an error means.
     *
     * @param status the HTTP status
     * @param code Azure's code; empty when the answer held none
     * @param words Azure's sentence
     */
    static ProviderFailure kindOf(int status, String code, String words) {
        if (status == TOO_MANY_REQUESTS) {
            return ProviderFailure.THROTTLED;
        }
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.equals(OPERATION_NOT_ALLOWED)) {
            return ofOperationNotAllowed(words.toLowerCase(Locale.ROOT));
        }
        if (lower.equals("serviceunavailable") && status == CONFLICT) {
            return ProviderFailure.NO_CAPACITY;
        }
        return SIGNS.stream()
                .filter(sign -> sign.code().matcher(lower).matches())
                .map(Sign::kind)
                .findFirst()
                .orElseGet(() -> kindOf(status));
    }

    /** The one code for quotas of cores and for what a machine cannot do in its present state. */
    private static ProviderFailure ofOperationNotAllowed(String words) {
        boolean quota = words.contains("quota") || words.contains("limit");
        return quota ? ProviderFailure.QUOTA_EXCEEDED : ProviderFailure.PROVIDER_FAULT;
    }

    /** A conflict without a known code is with another operation, which ends. */
    private static ProviderFailure kindOf(int status) {
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN -> ProviderFailure.UNAUTHORISED;
            case TIMEOUT, CONFLICT -> ProviderFailure.PROVIDER_FAULT;
            default ->
                status >= BAD_REQUEST && status < SERVER_ERROR
                        ? ProviderFailure.REFUSED
                        : ProviderFailure.PROVIDER_FAULT;
        };
    }

    /** Whether an answer with status 404 is about the resource, and not about the subscription or the address. */
    static boolean saysNoSuchThing(String code) {
        return NO_SUCH_THING.contains(code.toLowerCase(Locale.ROOT));
    }

    /** Whether the subscription has never used the provider, so that it has no resources of it. */
    static boolean saysUnregistered(String code) {
        return code.equalsIgnoreCase("MissingSubscriptionRegistration");
    }

    /** Whether a deletion was refused only because something else has to go first. */
    static boolean saysStillNeeded(String code, String words) {
        String lower = code.toLowerCase(Locale.ROOT);
        boolean attached = lower.equals(OPERATION_NOT_ALLOWED)
                && (words.contains("attached") || words.contains("marked for deletion"));
        return attached || STILL_NEEDED.matcher(lower).matches();
    }
}
