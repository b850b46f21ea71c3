package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.failure.ProviderFailure;

class ArmCodesTest {

    @ParameterizedTest
    @CsvSource({
        "409, SkuNotAvailable, The requested size is not available, NO_CAPACITY",
        "409, AllocationFailed, Allocation failed, NO_CAPACITY",
        "409, ZonalAllocationFailed, Allocation failed, NO_CAPACITY",
        "409, OverconstrainedAllocationRequest, Too many constraints, NO_CAPACITY",
        "409, ServiceUnavailable, The requested resource is not available in the location, NO_CAPACITY",
        "409, QuotaExceeded, Cores, QUOTA_EXCEEDED",
        "409, OperationNotAllowed, Operation could not be completed as it results in exceeding approved Total Regional Cores quota, QUOTA_EXCEEDED",
        "409, OperationNotAllowed, The VM is marked for deletion, PROVIDER_FAULT",
        "403, ContainerGroupQuotaReached, Resource type 'Microsoft.ContainerInstance/containerGroups' quota exceeded, QUOTA_EXCEEDED",
        "400, PublicIPCountLimitReached, Cannot create more than 10 public addresses, QUOTA_EXCEEDED",
        "403, AuthorizationFailed, The client does not have authorization, UNAUTHORISED",
        "403, LinkedAuthorizationFailed, The client has no permission, UNAUTHORISED",
        "401, InvalidAuthenticationToken, The access token is invalid, UNAUTHORISED",
        "401, ExpiredAuthenticationToken, The access token expired, UNAUTHORISED",
        "404, SubscriptionNotFound, The subscription could not be found, UNAUTHORISED",
        "400, InvalidSubscriptionId, The subscription is malformed, UNAUTHORISED",
        "403, RequestDisallowedByPolicy, Disallowed by policy, REFUSED",
        "409, ScopeLocked, The scope is locked, REFUSED",
        "409, PropertyChangeNotAllowed, Changing property is not allowed, REFUSED",
        "409, MissingSubscriptionRegistration, Register the provider, REFUSED",
        "409, InvalidResourceGroupLocation, It exists in another location, REFUSED",
        "400, InvalidParameter, The value of parameter adminPassword is invalid, REFUSED",
        "404, ResourceNotFound, The Resource was not found, REFUSED",
        "404, PlatformImageNotFound, The platform image is not available, REFUSED",
        "429, TooManyRequests, Too many requests, THROTTLED",
        "429, RetryableError, A retryable error occurred, THROTTLED",
        "429, SubscriptionRequestsThrottled, Slow down, THROTTLED",
        "409, Conflict, Another operation is in progress, PROVIDER_FAULT",
        "409, AnotherOperationInProgress, Another operation is in progress, PROVIDER_FAULT",
        "500, InternalServerError, It broke, PROVIDER_FAULT",
        "503, ServerTimeout, Try again, PROVIDER_FAULT",
        "408, RequestTimeout, Too slow, PROVIDER_FAULT",
        "403, '', Forbidden, UNAUTHORISED",
        "302, '', Elsewhere, PROVIDER_FAULT"
    })
    void readsStatusAndCode(int status, String code, String words, ProviderFailure kind) {
        assertThat(ArmCodes.kindOf(status, code, words)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NicInUse",
                "NicReservedForAnotherVm",
                "PublicIPAddressCannotBeDeleted",
                "InUseSubnetCannotBeDeleted",
                "InUseNetworkSecurityGroupCannotBeDeleted",
                "AnotherOperationInProgress"
            })
    void waitsForWhatIsStillNeeded(String code) {
        assertThat(ArmCodes.saysStillNeeded(code, "")).isTrue();
    }

    @Test
    void waitsForADiskToBeDetachedAndForNothingElseThatIsNotAllowed() {
        assertThat(ArmCodes.saysStillNeeded("OperationNotAllowed", "Disk d is attached to VM v."))
                .isTrue();
        assertThat(ArmCodes.saysStillNeeded("OperationNotAllowed", "The quota is used up."))
                .isFalse();
        assertThat(ArmCodes.saysStillNeeded("ScopeLocked", "The scope is locked."))
                .isFalse();
    }
}
