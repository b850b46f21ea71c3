package org.occopus.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.node.Blueprint;
import org.occopus.node.Difference;
import org.occopus.node.Origin;

/** What an instance was made from, in the row of {@code node_instance}. */
@Embeddable
class OriginColumns {
    @Column(name = "made_type")
    @Nullable
    String madeType;

    @Column(name = "made_implementation")
    @Nullable
    String madeImplementation;

    @Column(name = "made_variables")
    @Nullable
    String madeVariables;

    @Column(name = "made_mappings")
    @Nullable
    String madeMappings;

    String[] differences = {};

    @Column(name = "replace_requested")
    boolean replaceRequested;

    void become(Origin origin) {
        madeType = origin.blueprint().map(Blueprint::type).orElse(null);
        madeImplementation = origin.blueprint().map(Blueprint::implementation).orElse(null);
        madeVariables = origin.blueprint().map(Blueprint::variables).orElse(null);
        madeMappings = origin.blueprint().map(Blueprint::mappings).orElse(null);
        differences = origin.differences().stream().map(Enum::name).toArray(String[]::new);
        replaceRequested = origin.replaceRequested();
    }

    Origin toOrigin() {
        return new Origin(
                blueprint(), Arrays.stream(differences).map(Difference::valueOf).toList(), replaceRequested);
    }

    private Optional<Blueprint> blueprint() {
        return madeType == null || madeImplementation == null || madeVariables == null || madeMappings == null
                ? Optional.empty()
                : Optional.of(new Blueprint(madeType, madeImplementation, madeVariables, madeMappings));
    }
}
