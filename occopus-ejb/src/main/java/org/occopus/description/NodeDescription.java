package org.occopus.description;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;

/**
 * One entry of {@code nodes}.
 *
 * @param name unique within the infrastructure
 * @param type the node definition's name
 * @param scaling how many instances
 * @param filter keys and values that an implementation's {@code resource} section must have; empty means no filter
 * @param variables the infrastructure's variables, deeply overridden by the node's own; parsed YAML values
 * @param selection how an instance gets one of the implementations that fit
 * @param upkeep how instances are replaced: the node's own {@code healing} over the infrastructure's
 */
public record NodeDescription(
        String name,
        String type,
        ScalingRange scaling,
        Map<String, Object> filter,
        Map<String, Object> variables,
        Selection selection,
        Upkeep upkeep) {

    /** Descriptions that were stored by older versions have neither selection nor upkeep. */
    public NodeDescription {
        selection = requireNonNullElse(selection, Selection.RANDOM);
        upkeep = requireNonNullElse(upkeep, Upkeep.standard());
    }

    /** A node whose instances draw their implementation and are replaced as by default. */
    public NodeDescription(
            String name, String type, ScalingRange scaling, Map<String, Object> filter, Map<String, Object> variables) {
        this(name, type, scaling, filter, variables, Selection.RANDOM, Upkeep.standard());
    }
}
