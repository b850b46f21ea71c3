package org.occopus.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** One resource of a {@link FakeCloud}. Guarded by the cloud's lock. */
final class FakeMachine {
    final ResourceId id;
    final Owner owner;
    final String endpoint;
    final Instant createdAt;
    final @Nullable ResourceId mainId;
    private final int number;
    private final Duration boot;
    private @Nullable ResourceState forced;
    private @Nullable String fault;
    private @Nullable ProviderFailure failure;
    private @Nullable Instant deletionAskedAt;
    private boolean shown;

    FakeMachine(
            int number,
            Owner owner,
            String endpoint,
            Instant createdAt,
            Duration boot,
            @Nullable ResourceId mainId,
            String prefix) {
        this.number = number;
        this.owner = owner;
        this.endpoint = endpoint;
        this.createdAt = createdAt;
        this.boot = boot;
        this.mainId = mainId;
        this.id = new ResourceId(prefix + "-" + number);
    }

    boolean companion() {
        return mainId != null;
    }

    boolean isOf(ResourceId main) {
        return id.equals(main) || main.equals(mainId);
    }

    /** Whether listings have it by now; what they showed once stays in them. */
    boolean isListed(Instant now, Duration lag) {
        shown |= !now.isBefore(createdAt.plus(lag));
        return shown;
    }

    void force(ResourceState state, @Nullable String why) {
        forced = state;
        fault = why;
    }

    /** The cloud took the creation and finds out now that it cannot be. */
    void fail(String why, Optional<ProviderFailure> kind) {
        force(ResourceState.FAILED, why);
        failure = kind.orElse(null);
    }

    Instant askDeletion(Instant now) {
        Instant asked = deletionAskedAt;
        if (asked == null) {
            asked = now;
            deletionAskedAt = now;
        }
        return asked;
    }

    Resource show(Instant now) {
        ResourceState state = state(now);
        boolean up = state != ResourceState.PENDING;
        return new Resource(
                id,
                companion() ? "volume" : "server",
                companion(),
                owner,
                state,
                state.name().toLowerCase(Locale.ROOT),
                up && !companion() ? List.of(address("10.0")) : List.of(),
                up && !companion() ? Optional.of(address("192.168")) : Optional.empty(),
                Optional.ofNullable(fault),
                Optional.ofNullable(failure),
                Optional.of(createdAt));
    }

    private ResourceState state(Instant now) {
        ResourceState wanted = forced;
        if (deletionAskedAt != null) {
            return ResourceState.DELETING;
        } else if (wanted != null) {
            return wanted;
        }
        return now.isBefore(createdAt.plus(boot)) ? ResourceState.PENDING : ResourceState.RUNNING;
    }

    private String address(String network) {
        return network + "." + number / 250 + "." + (number % 250 + 1);
    }
}
