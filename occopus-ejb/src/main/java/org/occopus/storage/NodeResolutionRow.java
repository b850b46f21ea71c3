package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code node_resolution}: what was sent for an instance. Written once. */
@Entity
@Table(name = "node_resolution")
class NodeResolutionRow {
    @Id
    @Column(name = "instance_id")
    UUID instanceId;

    @Column(name = "sealed_resolved", updatable = false)
    byte[] sealedResolved;
}
