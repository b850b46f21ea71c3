package org.occopus.assembly;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.occopus.credentials.AuthData;
import org.occopus.credentials.AuthDataReader;
import org.occopus.credentials.CredentialSource;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.registry.PluginRegistry;
import org.occopus.spi.setting.Section;
import org.occopus.storage.StoredAuthData;

/** The credentials that users handed over; read again every few seconds, so that another server's change is seen. */
@ApplicationScoped
public class Credentials {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Known(AuthData data, Instant readAt) {}

    @EJB
    StoredAuthData stored;

    @Inject
    InstantSource clock;

    @Inject
    PluginRegistry plugins;

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(AuthData.none(), Instant.EPOCH));

    /**
     * Stores authentication data in place of what was stored.
     *
     * @param expected whether what stands, by its tag, may be replaced; empty stands for nothing
     * @return how many entries each section has
     * @throws ProblemException {@code description-invalid}, {@code description-changed}; nothing was stored
     */
    public Map<String, Integer> replace(SourceBundle bundle, Predicate<Optional<String>> expected) {
        AuthData data = new AuthDataReader().read(bundle, plugins).value();
        if (!stored.replace(data, expected)) {
            throw new ProblemException(
                    ProblemType.DESCRIPTION_CHANGED,
                    "Other authentication data is stored than that which If-Match names. Read it again.");
        }
        known.set(new Known(data, clock.instant()));
        return data.counts();
    }

    /** What is stored, secrets masked: never hand out {@link AuthData} itself. */
    public Map<String, List<Map<String, Object>>> masked() {
        return stored.find().orElse(AuthData.none()).masked();
    }

    /** What changes with everything that is stored; empty when nothing is. */
    public Optional<String> tag() {
        return stored.tag();
    }

    CredentialSource source() {
        return (kind, section) -> current().select(kind, section.values()).orElse(Section.empty());
    }

    private AuthData current() {
        Known now = known.get();
        if (clock.instant().isBefore(now.readAt().plus(FRESH))) {
            return now.data();
        }
        AuthData data = stored.find().orElse(AuthData.none());
        known.set(new Known(data, clock.instant()));
        return data;
    }
}
