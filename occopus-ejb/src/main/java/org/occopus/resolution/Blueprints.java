package org.occopus.resolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.occopus.definition.DefinitionChoice;
import org.occopus.definition.Implementation;
import org.occopus.definition.NodeDefinition;
import org.occopus.description.Dependency;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.NodeDescription;
import org.occopus.node.Blueprint;
import org.occopus.node.Difference;

/**
 * Tells whether an instance was made from what the description says now. Digests are salted with the instance's id, so
 * that equal secrets of two instances cannot be told from the database.
 */
public final class Blueprints {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int DIGITS = 16;

    private Blueprints() {}

    /**
     * What an instance is made from.
     *
     * @param instanceId the instance
     * @param description the infrastructure
     * @param node the instance's node, one of the description's
     * @param implementation the one that was chosen for it
     */
    public static Blueprint of(
            String instanceId,
            InfrastructureDescription description,
            NodeDescription node,
            Implementation implementation) {
        return new Blueprint(
                node.type(),
                digest(instanceId, sections(implementation)),
                digest(instanceId, node.variables()),
                digest(instanceId, mappings(description, node)));
    }

    /**
     * In what an instance differs from its node as it is described now.
     *
     * @param made what the instance was made from
     * @param instanceId the instance
     * @param description the infrastructure
     * @param node the instance's node, one of the description's
     * @param definition the node's definition
     * @return each once, in the order of {@link Difference}; empty when it would be made the same way now
     */
    public static List<Difference> differences(
            Blueprint made,
            String instanceId,
            InfrastructureDescription description,
            NodeDescription node,
            NodeDefinition definition) {
        List<Difference> differences = new ArrayList<>();
        if (!made.type().equals(node.type())) {
            differences.add(Difference.TYPE);
        } else if (isNoLongerGiven(made, instanceId, node, definition)) {
            differences.add(Difference.DEFINITION);
        }
        if (!made.variables().equals(digest(instanceId, node.variables()))) {
            differences.add(Difference.VARIABLES);
        }
        if (!made.mappings().equals(digest(instanceId, mappings(description, node)))) {
            differences.add(Difference.MAPPINGS);
        }
        return differences;
    }

    private static boolean isNoLongerGiven(
            Blueprint made, String instanceId, NodeDescription node, NodeDefinition definition) {
        return DefinitionChoice.fitting(definition, node.filter()).stream()
                .noneMatch(
                        implementation -> made.implementation().equals(digest(instanceId, sections(implementation))));
    }

    private static Map<String, Object> sections(Implementation implementation) {
        return Map.of(
                "resource", implementation.resource(),
                "contextualisation", implementation.contextualisation(),
                "config_management", implementation.configManagement(),
                "health_check", implementation.healthCheck());
    }

    private static List<Dependency> mappings(InfrastructureDescription description, NodeDescription node) {
        return description.dependencies().stream()
                .filter(edge -> edge.dependent().equals(node.name()))
                .filter(edge -> !edge.mappings().isEmpty())
                .toList();
    }

    private static String digest(String salt, Object value) {
        try {
            byte[] text = (salt + CANONICAL.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A parsed description cannot be written as JSON", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
