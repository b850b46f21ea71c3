package org.occopus.storage;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;

/**
 * Snapshots that were read before. Every writing transaction raises the infrastructure's version, so one whose version
 * the database still has is true. Bounded by the number of nodes and instances in it, about 2 KiB each.
 */
@ApplicationScoped
public class SnapshotCache {
    private static final int MOST_NODES_AND_INSTANCES = 10_000;

    private final Cache<String, StoredSnapshot> snapshots = CacheBuilder.newBuilder()
            .maximumWeight(MOST_NODES_AND_INSTANCES)
            .weigher((String id, StoredSnapshot stored) -> weight(stored.snapshot()))
            .build();

    private static int weight(Snapshot snapshot) {
        return 1 + snapshot.description().nodes().size() + snapshot.instances().size();
    }

    Optional<StoredSnapshot> find(String id, long version) {
        return Optional.ofNullable(snapshots.getIfPresent(id)).filter(stored -> stored.version() == version);
    }

    void put(StoredSnapshot stored) {
        snapshots.put(stored.snapshot().infrastructure().id(), stored);
    }
}
