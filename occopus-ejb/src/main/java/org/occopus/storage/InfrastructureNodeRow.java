package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.UUID;

/** A row of {@code infrastructure_node}: how many instances of a node are wanted. */
@Entity
@IdClass(InfrastructureNodeRow.Key.class)
@Table(name = "infrastructure_node")
class InfrastructureNodeRow {

    /** The primary key. */
    record Key(UUID infrastructureId, String name) implements Serializable {}

    @Id
    @Column(name = "infrastructure_id")
    UUID infrastructureId;

    @Id
    String name;

    @Version
    long version;

    String type;
    int desired;
}
