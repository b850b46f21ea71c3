package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A row of {@code node_definition}. */
@Entity
@Table(name = "node_definition")
class NodeDefinitionRow {
    @Id
    String name;

    @Version
    long version;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "sealed_implementations")
    byte[] sealedImplementations;
}
