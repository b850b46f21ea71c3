package org.occopus.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.occopus.description.Selection;

/** Schema of infrastructure descriptions: what {@code description} reads. */
final class InfrastructureSchema {
    /** Ends with the text itself: to some implementations {@code $} stands before a last line end, too. */
    private static final String NAME = "^[A-Za-z0-9-]+(?![\\s\\S])";

    private static final int LONGEST_NAME = 63;
    private static final int MOST_INSTANCES = 100_000;
    private static final int MOST_SECONDS = 30 * 24 * 3600;

    Map<String, Object> schema() {
        Map<String, Object> schema = new Keys()
                .required("infra_name", Values.described("Name of the infrastructure.", Values.reference("name")))
                .optional(
                        "user_id",
                        Values.described(
                                "Whose infrastructure this is.", Values.optional("string", "number", "boolean")))
                .required("nodes", nodes())
                .optional("dependencies", dependencies())
                .optional("variables", variables("Values for the templates of all nodes."))
                .optional("healing", Values.described("How all nodes heal.", healingOfAll()))
                .closed();
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("name", name());
        definitions.put("node", node());
        definitions.put("edge", edge());
        definitions.put("ends", ends());
        definitions.put("mapping", mapping());
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> name() {
        Map<String, Object> name = Values.of("string");
        name.put("pattern", NAME);
        name.put("maxLength", LONGEST_NAME);
        return name;
    }

    private static Map<String, Object> nodes() {
        Map<String, Object> nodes = Values.described("What to build.", Values.of("array"));
        nodes.put("items", Values.reference("node"));
        return nodes;
    }

    private static Map<String, Object> variables(String meaning) {
        return Values.described(meaning, Values.optional("object"));
    }

    private static Map<String, Object> node() {
        return new Keys()
                .required("name", Values.described("Name of the node, unique.", Values.reference("name")))
                .required(
                        "type",
                        Values.described("The node definition, without its node_def: prefix.", Values.of("string")))
                .optional("scaling", scaling())
                .optional(
                        "filter",
                        Values.described(
                                "Keys and values that the resource section of an implementation must have.",
                                Values.optional("object")))
                .optional(
                        "variables",
                        variables("Values for the templates of this node; they override those of all nodes."))
                .optional("selection", selection())
                .optional(
                        "healing",
                        Values.described("How this node heals.", healing().closed()))
                .closed();
    }

    private static Keys healing() {
        return new Keys()
                .optional("max_share", count("Per cent of the instances that may be in replacement at once.", 100))
                .optional("backoff", seconds("The wait before the second replacement in a place."))
                .optional("max_backoff", seconds("The longest such wait."))
                .optional("reset_after", seconds("A failure after being ready for so long counts as the first again."))
                .optional("boot_timeout", seconds("How long an instance may be launching, booting or configuring."));
    }

    private static Map<String, Object> healingOfAll() {
        return healing()
                .optional("stop_share", count("Healing stops when more per cent of all instances are unhealthy …", 100))
                .optional("stop_minimum", count("… and at least so many.", MOST_SECONDS))
                .closed();
    }

    private static Map<String, Object> seconds(String meaning) {
        return count(meaning + " In seconds.", MOST_SECONDS);
    }

    private static Map<String, Object> count(String meaning, int most) {
        Map<String, Object> count = Values.described(meaning, Values.optional("integer"));
        count.put("minimum", 1);
        count.put("maximum", most);
        return count;
    }

    private static Map<String, Object> scaling() {
        Map<String, Object> count = Values.optional("integer");
        count.put("minimum", 0);
        count.put("maximum", MOST_INSTANCES);
        Map<String, Object> scaling = new Keys()
                .optional("min", Values.described("The least, 1 if left out.", count))
                .optional("max", Values.described("The most, as min if left out.", count))
                .optional(
                        "max_unavailable",
                        count(
                                "How many instances may be missing while they are rolled, 1 if left out.",
                                MOST_INSTANCES))
                .closed();
        scaling.putAll(Values.optional("object"));
        return Values.described("How many instances; one if left out.", scaling);
    }

    private static Map<String, Object> selection() {
        List<Object> words = new ArrayList<>(Selection.words());
        Map<String, Object> selection = Values.described(
                "How an instance gets an implementation when several fit; random if left out.",
                Values.optional("string"));
        selection.put("anyOf", List.of(Map.of("enum", words), Values.of("null")));
        return selection;
    }

    private static Map<String, Object> dependencies() {
        Map<String, Object> list = Values.of("array");
        list.put("items", Values.reference("edge"));
        Map<String, Object> nothing = Values.optional("object");
        nothing.put("maxProperties", 0);
        return Values.described(
                "Which node waits for which one.", new LinkedHashMap<>(Map.of("anyOf", List.of(list, nothing))));
    }

    private static Map<String, Object> edge() {
        Map<String, Object> mappings =
                Values.described("Attributes of the second node for the first one.", Values.optional("array"));
        mappings.put("items", Values.reference("mapping"));
        Map<String, Object> edge = new Keys()
                .required("connection", Values.reference("ends"))
                .optional("mappings", mappings)
                .open();
        return new LinkedHashMap<>(Map.of("anyOf", List.of(Values.reference("ends"), edge)));
    }

    private static Map<String, Object> ends() {
        Map<String, Object> node = new Keys()
                .required("name", Values.of("string", "number", "boolean"))
                .open();
        Map<String, Object> ends =
                Values.described("The node that waits, then the one it waits for.", Values.of("array"));
        ends.put("items", Map.of("anyOf", List.of(Values.optional("string", "number", "boolean"), node)));
        ends.put("minItems", 2);
        ends.put("maxItems", 2);
        return ends;
    }

    private static Map<String, Object> mapping() {
        Map<String, Object> names = Values.described(
                "Name of the attribute at the second node, then at the first one.", Values.of("array"));
        names.put("items", Values.of("string"));
        names.put("minItems", 2);
        names.put("maxItems", 2);
        Map<String, Object> mapping = new Keys()
                .required("attributes", names)
                .optional("synch", Values.described("Whether to wait for the attribute.", Values.optional("boolean")))
                .open();
        return new LinkedHashMap<>(Map.of("anyOf", List.of(names, mapping)));
    }
}
