package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether answers are those that the server's own OpenAPI document promises. */
final class OpenApiJudge {
    /** What every server adds, by MicroProfile Health and not by ours. */
    private static final Pattern FOREIGN = Pattern.compile("/health(/.*)?");

    /** What HTTP itself defines for every path. */
    private static final Set<String> WITHOUT_ANSWER = Set.of("HEAD", "OPTIONS");

    private final JsonNode document;
    private final JsonSchemaFactory factory;

    OpenApiJudge(String json) {
        this.document = parsed(json);
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of("urn:openapi", json))));
    }

    /** Asserts that a document says what was answered. What it does not name may only be refused. */
    void judge(String method, String path, Rest.Answer answer) {
        String plain = path.replaceAll("[?].*", "");
        if (FOREIGN.matcher(plain).matches() || WITHOUT_ANSWER.contains(method)) {
            return;
        }
        String request = method + ' ' + path;
        Optional<String> operation = operation(method, plain);
        String mediaType = answer.contentType().replaceAll(";.*", "").strip();
        if (operation.isEmpty()) {
            assertThat(answer.status())
                    .as("%s, which openapi.yaml does not name", request)
                    .isGreaterThanOrEqualTo(400);
            return;
        }
        String response = response(operation.get(), answer.status());
        JsonNode content = document.at(JsonPointer.compile(response)).path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body())
                    .as("%s answered %d", request, answer.status())
                    .isEmpty();
            return;
        }
        assertThat(content.has(mediaType))
                .as("%s answered %d with %s", request, answer.status(), mediaType)
                .isTrue();
        if (mediaType.endsWith("json")) {
            String schema = response + "/content/" + mediaType.replace("/", "~1") + "/schema";
            assertThat(factory.getSchema(SchemaLocation.of("urn:openapi#" + schema))
                            .validate(parsed(answer.body())))
                    .as("%s answered %d %s", request, answer.status(), answer.body())
                    .isEmpty();
        }
    }

    /** Pointer to the operation; paths without parameters win. */
    private Optional<String> operation(String method, String path) {
        List<String> found = new ArrayList<>();
        Iterator<String> templates = document.path("paths").fieldNames();
        while (templates.hasNext()) {
            String template = templates.next();
            boolean fits = path.matches(template.replaceAll("/$", "/?")
                    .replaceAll("\\.json", "\\\\.json")
                    .replaceAll("[{][^}]+[}]", "[^/]+"));
            String verb = method.toLowerCase(Locale.ROOT);
            if (fits && document.path("paths").path(template).has(verb)) {
                String pointer = "/paths/" + template.replace("/", "~1") + '/' + verb;
                if (template.contains("{")) {
                    found.add(pointer);
                } else {
                    found.addFirst(pointer);
                }
            }
        }
        return found.stream().findFirst();
    }

    private String response(String operation, int status) {
        String responses = operation + "/responses/";
        boolean named =
                document.at(JsonPointer.compile(operation)).path("responses").has(Integer.toString(status));
        String response = responses + (named ? Integer.toString(status) : "default");
        JsonNode reference = document.at(JsonPointer.compile(response)).path("$ref");
        return reference.isMissingNode() ? response : reference.asText().substring(1);
    }

    private static JsonNode parsed(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
