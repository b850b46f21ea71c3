package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The one row of {@code auth_data}. */
@Entity
@Table(name = "auth_data")
class AuthDataRow {
    @Id
    boolean single = true;

    @Version
    long version;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "sealed_document")
    byte[] sealedDocument;
}
