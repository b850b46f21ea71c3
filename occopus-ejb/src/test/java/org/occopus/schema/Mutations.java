package org.occopus.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks documents in one place: a key goes, a key comes, a value becomes another one. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NEW_KEYS =
            List.of("colour", "type", "name", "min", "cost", "ping", "endpoint", "attributes", "node_def:x");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A changed copy. */
    JsonNode of(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> collections = new ArrayList<>();
        collect(copy, collections);
        switch (collections.get(random.nextInt(collections.size()))) {
            case ObjectNode object -> change(object);
            case ArrayNode array -> change(array);
            default -> throw new IllegalStateException("only collections were collected");
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> collections) {
        if (node.isContainerNode()) {
            collections.add(node);
            node.forEach(child -> collect(child, collections));
        }
    }

    private void change(ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        int choice = random.nextInt(4);
        if (choice == 0 || keys.isEmpty()) {
            object.set(NEW_KEYS.get(random.nextInt(NEW_KEYS.size())), value());
        } else if (choice == 1) {
            object.remove(keys.get(random.nextInt(keys.size())));
        } else {
            object.set(keys.get(random.nextInt(keys.size())), value());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(value());
        } else if (random.nextBoolean()) {
            array.remove(random.nextInt(array.size()));
        } else {
            array.set(random.nextInt(array.size()), value());
        }
    }

    private JsonNode value() {
        List<JsonNode> values = List.of(
                NullNode.instance,
                TextNode.valueOf("text"),
                TextNode.valueOf(""),
                TextNode.valueOf("7"),
                TextNode.valueOf("1.5"),
                TextNode.valueOf("{{x}}"),
                TextNode.valueOf("a.b"),
                TextNode.valueOf("simulator"),
                TextNode.valueOf("round_robin"),
                TextNode.valueOf("x".repeat(64)),
                IntNode.valueOf(0),
                IntNode.valueOf(-1),
                IntNode.valueOf(100_001),
                DoubleNode.valueOf(1.5),
                BooleanNode.TRUE,
                NODES.objectNode(),
                NODES.arrayNode(),
                NODES.arrayNode().add("a"),
                NODES.arrayNode().add("a").add("b"),
                NODES.objectNode().put("type", "ec2"));
        return values.get(random.nextInt(values.size()));
    }
}
