package org.occopus.storage;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;

/**
 * Snapshots that were read before. Every writing transaction raises the infrastructure's version, so one whose version
 * the database still has is true. Bounded by the number of nodes and instances in it, about 2 KiB each.
 */
@ApplicationScoped
public class SnapshotCache {
    private static final int MOST_NODES_AND_INSTANCES = 40_000;

    @Resource
    TransactionSynchronizationRegistry transactions;

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

    /** Keeps what this transaction has read, once it is committed: undone changes leave a version that comes again. */
    void put(StoredSnapshot stored) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is left to be written.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    snapshots.put(stored.snapshot().infrastructure().id(), stored);
                }
            }
        });
    }
}
