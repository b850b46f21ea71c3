package org.occopus.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.credentials.SecretValues;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;
import org.occopus.testkit.FakeCloud;

/** A cloud quotes what it was sent, or a client library does; the login's secrets come no further. */
class QuotedSecretsTest {
    private static final String SECRET = "tr0ub4dor&3";
    private static final Section LOGIN = new Section(Map.of("innocent", SECRET));

    private final Providers providers = new Providers(
            new PluginRegistry(List.of(new FakeCloud(InstantSource.system())), List.of(), List.of(), List.of()),
            (kind, section) -> LOGIN,
            InstantSource.system());

    @AfterEach
    void stop() {
        providers.close();
    }

    private void fail(RuntimeException failure) {
        providers.call(Map.of("type", "fake"), handler -> {
            throw failure;
        });
    }

    private static String logged(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void masksWhatACloudSays() {
        var said = new ProviderException(
                ProviderFailure.UNAUTHORISED, "401", "The cloud refuses user:" + SECRET + " and says no.");
        ProviderException told = catchThrowableOfType(ProviderException.class, () -> fail(said));
        assertThat(told).hasMessage("The cloud refuses user:*** and says no.");
        assertThat(told.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
        assertThat(told.providerCode()).isEqualTo("401");
        assertThat(told.getStackTrace()).isEqualTo(said.getStackTrace());
    }

    @Test
    void leavesOutCausesThatTell() {
        var cause = new IOException("no scheme", new IllegalArgumentException("Bearer " + SECRET));
        Throwable told = catchThrowableOfType(
                ProviderException.class,
                () -> fail(new ProviderException(ProviderFailure.UNREACHABLE, "", "It does not answer.", cause)));
        assertThat(told).hasMessage("It does not answer.").hasNoCause();
        assertThat(logged(told)).doesNotContain(SECRET);
    }

    @Test
    void masksDefectsOfPlugins() {
        Throwable told = catchThrowableOfType(
                RuntimeException.class, () -> fail(new IllegalArgumentException("Illegal header: " + SECRET)));
        assertThat(told).hasMessage("java.lang.IllegalArgumentException: Illegal header: ***");
        assertThat(logged(told)).doesNotContain(SECRET);
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        var failure = new ProviderException(
                ProviderFailure.NO_CAPACITY, "", "It is full.", new IOException("503 Service Unavailable"));
        assertThatThrownBy(() -> fail(failure)).isSameAs(failure);
    }

    @Test
    void masksEveryValueButThoseThatAreDeclaredOpen() {
        SecretValues secrets = SecretValues.of(
                new Section(Map.of(
                        "username", "operator",
                        "password", "operator-password",
                        "pin", "12345",
                        "key", "-----BEGIN KEY-----\nMIIEvQIBADAN\n-----END KEY-----\n",
                        "more", List.of(Map.of("deep", "deeply-hidden")))),
                List.of(
                        Setting.optional("username", SettingType.TEXT, "Not secret."),
                        Setting.optional("password", SettingType.TEXT, "Secret.")
                                .asSecret()));
        assertThat(secrets.masked("operator / operator-password / 12345 / MIIEvQIBADAN / deeply-hidden"))
                .isEqualTo("operator / *** / 12345 / *** / ***");
        assertThat(secrets.masked("no -----BEGIN KEY----- in it")).isEqualTo("no -----BEGIN KEY----- in it");
    }
}
