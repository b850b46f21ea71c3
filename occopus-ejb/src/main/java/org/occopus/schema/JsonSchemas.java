package org.occopus.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.registry.PluginRegistry;

/** The schemas by name. Immutable. */
public final class JsonSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String PLACE = "https://occopus.org/schemas/";
    private static final ObjectWriter JSON =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * The schemas of what these plugins take.
     *
     * @param plugins what sections may hold
     */
    public JsonSchemas(PluginRegistry plugins) {
        add("infrastructure", "Infrastructure description of Occopus", new InfrastructureSchema().schema());
        add("node-definition", "Node definitions of Occopus", new NodeDefinitionSchema(plugins).schema());
        add("auth-data", "Authentication data of Occopus", new AuthDataSchema(plugins).schema());
    }

    private void add(String name, String title, Map<String, Object> schema) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("$schema", DRAFT);
        whole.put("$id", PLACE + name + ".json");
        whole.put("title", title);
        whole.putAll(schema);
        try {
            texts.put(name, JSON.writeValueAsString(whole) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema " + name + " cannot be written", e);
        }
    }

    /** {@code infrastructure}, {@code node-definition} and {@code auth-data}. */
    public List<String> names() {
        return List.copyOf(texts.keySet());
    }

    /** A schema as JSON text, indented, with a line end at its end; empty when there is none of this name. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
