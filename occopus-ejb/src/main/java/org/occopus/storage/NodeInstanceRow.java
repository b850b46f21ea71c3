package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.occopus.node.Attempts;
import org.occopus.node.EndReason;
import org.occopus.node.Health;
import org.occopus.node.NodeInstance;
import org.occopus.node.NodeState;
import org.occopus.node.ResourceFacts;

/** A row of {@code node_instance}. */
@Entity
@Table(name = "node_instance")
class NodeInstanceRow {
    @Id
    UUID id;

    @Column(name = "infrastructure_id", updatable = false)
    UUID infrastructureId;

    @Column(name = "node_name", updatable = false)
    String nodeName;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    NodeState state;

    Instant since;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "ready_at")
    @Nullable
    Instant readyAt;

    @Column(name = "end_reason")
    @Enumerated(EnumType.STRING)
    @Nullable
    EndReason endReason;

    String note;

    @Column(name = "account_key")
    @Nullable
    String accountKey;

    @Column(name = "resource_id")
    @Nullable
    String resourceId;

    @Column(name = "provider_state")
    String providerState;

    String[] addresses;

    @Column(name = "private_address")
    @Nullable
    String privateAddress;

    int attempts;

    @Column(name = "not_before")
    @Nullable
    Instant notBefore;

    int failures;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "drop_requested")
    boolean dropRequested;

    @Column(name = "config_managed")
    boolean configManaged;

    boolean checked;

    @Column(name = "health_timeout_s")
    int healthTimeoutSeconds;

    @Embedded
    OriginColumns origin = new OriginColumns();

    static NodeInstanceRow of(UUID infrastructureId, NodeInstance instance) {
        NodeInstanceRow row = new NodeInstanceRow();
        row.id = UUID.fromString(instance.id());
        row.infrastructureId = infrastructureId;
        row.nodeName = instance.nodeName();
        row.createdAt = instance.createdAt();
        row.become(instance);
        return row;
    }

    void become(NodeInstance instance) {
        state = instance.state();
        since = instance.since();
        readyAt = instance.readyAt().orElse(null);
        endReason = instance.endReason().orElse(null);
        note = instance.note();
        dropRequested = instance.dropRequested();
        become(instance.resource());
        attempts = instance.attempts().count();
        notBefore = instance.attempts().notBefore().orElse(null);
        failures = instance.attempts().failures();
        become(instance.health());
        origin.become(instance.origin());
    }

    private void become(ResourceFacts facts) {
        accountKey = facts.accountKey().orElse(null);
        resourceId = facts.resourceId().orElse(null);
        providerState = facts.providerState();
        addresses = facts.addresses().toArray(String[]::new);
        privateAddress = facts.privateAddress().orElse(null);
    }

    private void become(Health health) {
        configManaged = health.managed();
        checked = health.checked();
        healthTimeoutSeconds = (int) health.timeout().toSeconds();
        failingSince = health.failingSince().orElse(null);
    }

    NodeInstance toInstance() {
        return new NodeInstance(
                id.toString(),
                nodeName,
                version,
                state,
                since,
                createdAt,
                Optional.ofNullable(readyAt),
                Optional.ofNullable(endReason),
                note,
                new ResourceFacts(
                        Optional.ofNullable(accountKey),
                        Optional.ofNullable(resourceId),
                        providerState,
                        List.of(addresses),
                        Optional.ofNullable(privateAddress)),
                new Attempts(attempts, Optional.ofNullable(notBefore), failures),
                new Health(
                        configManaged,
                        checked,
                        Duration.ofSeconds(healthTimeoutSeconds),
                        Optional.ofNullable(failingSince)),
                dropRequested,
                origin.toOrigin());
    }
}
