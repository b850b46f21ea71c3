package org.occopus.notification;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How notifications go out: environment {@code OCCOPUS_NOTIFY_ADDRESSES} and {@code OCCOPUS_FCM_URL}.
 *
 * @param addresses which addresses may be called
 * @param fcm where messages for devices go
 */
public record NotificationSettings(AddressRule addresses, URI fcm) {
    private static final String FCM_VARIABLE = "OCCOPUS_FCM_URL";

    /**
     * The legacy HTTP interface of Firebase Cloud Messaging, which the original uses. Google shut it down in 2024
     * (Firebase documentation, "Migrate from legacy FCM APIs to HTTP v1").
     */
    private static final URI LEGACY_FCM = URI.create("https://fcm.googleapis.com/fcm/send");

    /**
     * Reads the settings.
     *
     * @param environment of the process
     * @throws IllegalStateException when one cannot be read
     */
    public static NotificationSettings of(Map<String, String> environment) {
        AddressRule rule = AddressRule.of(Optional.ofNullable(environment.get(AddressRule.VARIABLE)));
        return new NotificationSettings(rule, fcm(environment.get(FCM_VARIABLE)));
    }

    private static URI fcm(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return LEGACY_FCM;
        }
        HttpUrl url = HttpUrl.parse(value.strip());
        if (url == null) {
            throw new IllegalStateException(FCM_VARIABLE + " is not an http or https address.");
        }
        return url.uri();
    }

    /** Whether messages for devices go where nobody answers any more. */
    boolean isFcmGone() {
        return fcm.equals(LEGACY_FCM);
    }
}
