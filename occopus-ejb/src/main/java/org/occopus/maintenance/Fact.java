package org.occopus.maintenance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.config.ConfigState;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;

/** What came of a call. Waits in the infrastructure's mailbox until the next pass writes it down. */
sealed interface Fact {

    /** What the call was about, as in {@link org.occopus.plan.Observation#busy()}. */
    String about();

    /** The provider named the resource. */
    record Created(String instanceId, Resource resource, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** One resource was asked for; empty when there is none. */
    record Described(String instanceId, Optional<Resource> resource, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** The config manager answered. */
    record Configured(String instanceId, ConfigState state, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** Health checks ended. */
    record Checked(String instanceId, HealthResult result, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** The provider answered a deletion, for which it perhaps had to be asked first what carries the token. */
    record Deleted(String instanceId, Deletion deletion, Optional<Resource> found, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** A call could not be made for now, because its account rests, or its endpoint, which then is silent. */
    record Postponed(String about, Instant until, String why, boolean silent) implements Fact {}

    /** A call about an instance failed. */
    record CallFailed(String instanceId, ProviderException failure, Instant at) implements Fact {
        @Override
        public String about() {
            return instanceId;
        }
    }

    /** An account was listed: main resources by instance id, companions left out. */
    record Listed(String accountKey, Map<String, Resource> resources, Instant begunAt) implements Fact {
        @Override
        public String about() {
            return accountKey;
        }
    }

    /** The listing of an account failed. */
    record ListFailed(String accountKey, ProviderException failure, Instant at) implements Fact {
        @Override
        public String about() {
            return accountKey;
        }
    }
}
