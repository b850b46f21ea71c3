package org.occopus.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.occopus.plugins.simulator.SimulatedProblem;
import org.yaml.snakeyaml.Yaml;

/** The description of the interface says what the code does: every path, method and parameter, and nothing else. */
class OpenApiTest {
    private static final String BASE = "https://occopus.org/problems/";
    private static final JsonNode DOCUMENT = parsed(OpenApiDocument.json());

    /** These look into the query by themselves. */
    private static final Set<String> FREE_QUERIES = Set.of("GET /info/{key}");

    @Test
    void namesEveryPathMethodAndQueryParameter() {
        Set<String> documented = new TreeSet<>();
        operations((name, operation) -> documented.add(name + parameters(name, operation, "query")));
        Set<String> implemented = new TreeSet<>();
        RestMethods.all()
                .forEach((name, parameters) -> implemented.add(name + (FREE_QUERIES.contains(name) ? "" : parameters)));
        assertThat(documented).isEqualTo(implemented);
    }

    private static String parameters(String name, JsonNode operation, String place) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(one -> {
            JsonNode parameter = resolved(one);
            if (parameter.path("in").asText().equals(place)) {
                names.add(parameter.path("name").asText());
            }
        });
        return FREE_QUERIES.contains(name) && place.equals("query") ? "" : names.toString();
    }

    @Test
    void namesEveryParameterOfAPath() {
        DOCUMENT.path("paths").fields().forEachRemaining(path -> {
            Set<String> inPath = new TreeSet<>();
            Stream.of(path.getKey().split("[{]"))
                    .skip(1)
                    .forEach(part -> inPath.add(part.substring(0, part.indexOf('}'))));
            path.getValue().fields().forEachRemaining(operation -> {
                List<JsonNode> parameters = new ArrayList<>();
                path.getValue().path("parameters").forEach(parameters::add);
                operation.getValue().path("parameters").forEach(parameters::add);
                if (!operation.getKey().equals("parameters")) {
                    assertThat(parameters.stream()
                                    .map(OpenApiTest::resolved)
                                    .filter(parameter ->
                                            parameter.path("in").asText().equals("path"))
                                    .map(parameter -> parameter.path("name").asText()))
                            .as(path.getKey())
                            .containsExactlyInAnyOrderElementsOf(inPath);
                }
            });
        });
    }

    @Test
    void offersAKeyForEveryPostAndTellsHowItIsRefused() {
        operations((name, operation) -> {
            boolean isPost = name.startsWith("POST ");
            assertThat(parameters(name, operation, "header").contains(RepetitionFilter.KEY))
                    .as(name)
                    .isEqualTo(isPost);
            if (isPost) {
                String responses = problemsOf(operation).toString();
                assertThat(responses).as(name).contains("idempotency-key-in-use", "idempotency-key-reused");
            }
        });
    }

    @Test
    void namesProblemsThatThereAre() {
        Set<String> known = new TreeSet<>();
        Stream.of(SimulatedProblem.values()).forEach(problem -> known.add(problem.slug()));
        DOCUMENT.at("/components/schemas/ProblemSlug/enum").forEach(slug -> known.add(slug.asText()));
        operations((name, operation) -> {
            assertThat(problemsOf(operation)).as(name).isNotEmpty().isSubsetOf(known);
            assertThat(operation.path("responses").has("default")).as(name).isTrue();
        });
    }

    private static Set<String> problemsOf(JsonNode operation) {
        Set<String> slugs = new TreeSet<>();
        operation.path("responses").forEach(response -> texts(resolved(response), slugs));
        return slugs;
    }

    private static void texts(JsonNode node, Set<String> slugs) {
        if (node.isTextual() && node.asText().startsWith(BASE)) {
            slugs.add(node.asText().substring(BASE.length()));
        }
        node.forEach(child -> texts(child, slugs));
    }

    @Test
    void givesExamplesThatFitTheirSchemas() {
        List<String> pointers = new ArrayList<>();
        findExamples(DOCUMENT, "", pointers);
        assertThat(pointers).hasSizeGreaterThan(15);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(
                        loaders -> loaders.schemas(Map.of("urn:openapi", OpenApiDocument.json()))));
        for (String pointer : pointers) {
            JsonSchema schema = factory.getSchema(SchemaLocation.of("urn:openapi#" + pointer + "/schema"));
            JsonNode content = DOCUMENT.at(JsonPointer.compile(pointer));
            examples(content)
                    .forEach(example ->
                            assertThat(schema.validate(example)).as(pointer).isEmpty());
        }
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> all = new ArrayList<>();
        if (content.has("example")) {
            all.add(content.path("example"));
        }
        content.path("examples").forEach(named -> all.add(named.path("value")));
        return all;
    }

    private static void findExamples(JsonNode node, String pointer, List<String> found) {
        if (node.has("schema") && (node.has("example") || node.has("examples"))) {
            found.add(pointer);
        }
        node.fields().forEachRemaining(field -> {
            String name = field.getKey().replace("~", "~0").replace("/", "~1");
            findExamples(field.getValue(), pointer + '/' + name, found);
        });
    }

    @Test
    void isTheSameInBothFormats() {
        Object fromYaml = new Yaml().load(OpenApiDocument.yaml());
        assertThat(new JsonMapper().<JsonNode>valueToTree(fromYaml)).isEqualTo(DOCUMENT);
    }

    /** For readers, and for generators of clients. Run with {@code -Doccopus.docs.write=true} to bring it up to date. */
    @Test
    void isWrittenDown() throws IOException {
        Path page = Path.of("..", "docs", "openapi.yaml");
        if (Boolean.getBoolean("occopus.docs.write")) {
            Files.writeString(page, OpenApiDocument.yaml());
        }
        assertThat(Files.readString(page)).isEqualTo(OpenApiDocument.yaml());
    }

    private static void operations(BiConsumer<String, JsonNode> visitor) {
        DOCUMENT.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        String method = operation.getKey().toUpperCase(Locale.ROOT);
                        visitor.accept(method + ' ' + path.getKey(), operation.getValue());
                    }
                }));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? DOCUMENT.at(JsonPointer.compile(node.path("$ref").asText().substring(1)))
                : node;
    }

    private static JsonNode parsed(String text) {
        try {
            return requireNonNull(new JsonMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
