package org.occopus.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.testkit.FakeCloud;

/** Authentication data that became ambiguous after an infrastructure was submitted. */
class AmbiguousLoginTest {
    private static final String WORDS = "resource[0] and resource[1] fit equally well";

    private final Providers providers = new Providers(
            new PluginRegistry(List.of(new FakeCloud(InstantSource.system())), List.of(), List.of(), List.of()),
            (kind, section) -> {
                throw new ProblemException(ProblemType.CREDENTIALS_REFUSED, WORDS);
            },
            InstantSource.system());

    @AfterEach
    void stop() {
        providers.close();
    }

    @Test
    void isToldLikeALoginThatIsRefused() {
        ProviderException told = catchThrowableOfType(
                ProviderException.class, () -> providers.call(Map.of("type", "fake"), handler -> true));

        assertThat(told).hasMessage(WORDS);
        assertThat(told.kind()).isEqualTo(ProviderFailure.UNAUTHORISED);
    }
}
