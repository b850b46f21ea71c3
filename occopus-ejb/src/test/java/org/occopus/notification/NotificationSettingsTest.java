package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    @Test
    void areThoseOfTheOriginalUnlessSet() {
        NotificationSettings settings = NotificationSettings.of(Map.of("OCCOPUS_FCM_URL", " "));
        assertThat(settings.fcm()).isEqualTo(URI.create("https://fcm.googleapis.com/fcm/send"));
        assertThat(settings.isFcmGone()).isTrue();
        assertThat(settings.addresses()).isEqualTo(AddressRule.PRIVATE);
    }

    @Test
    void areReadFromTheEnvironment() {
        NotificationSettings settings = NotificationSettings.of(
                Map.of("OCCOPUS_FCM_URL", "http://127.0.0.1:9/send", "OCCOPUS_NOTIFY_ADDRESSES", "public"));
        assertThat(settings.fcm()).isEqualTo(URI.create("http://127.0.0.1:9/send"));
        assertThat(settings.isFcmGone()).isFalse();
        assertThat(settings.addresses()).isEqualTo(AddressRule.PUBLIC);
        assertThatIllegalStateException()
                .isThrownBy(() -> NotificationSettings.of(Map.of("OCCOPUS_FCM_URL", "nonsense")))
                .withMessageContaining("OCCOPUS_FCM_URL");
    }
}
