package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.client.json.JsonObject;

/** Requests that are wrong in every way: the answer says where and what to do, and nothing is stored. */
@ExtendWith(SharedServer.class)
class BadInputIT {
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final String DEFINITIONS = """
            'node_def:bad_input':
              - resource:
                  type: simulator
            """;
    private static final String ONE_NODE = """
            user_id: you@example.org
            infra_name: one
            nodes:
              - name: only
                type: bad_input
                scaling: {min: 1, max: 2}
            """;

    private final Site site;
    private final Rest rest;
    private final List<Rest.Answer> answers = new ArrayList<>();
    private final List<String> infrastructures;
    private final List<String> definitions;

    BadInputIT(Site site) {
        this.site = site;
        this.rest = site.rest();
        site.define(DEFINITIONS);
        this.infrastructures = infrastructures();
        this.definitions = site.client().definitions().names();
    }

    @AfterEach
    void storesNothingAndTellsNothingOfItsInside() {
        assertThat(infrastructures()).isEqualTo(infrastructures);
        assertThat(site.client().definitions().names()).isEqualTo(definitions);
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body())
                        .doesNotContain("Exception", "\tat ", "org.occopus", "jakarta.", "java.", "hibernate", "SQL"));
    }

    private List<String> infrastructures() {
        return rest.get("/infrastructures/").ok().texts("infrastructures");
    }

    private Rest.Answer kept(Rest.Answer answer) {
        answers.add(answer);
        return answer;
    }

    /** What is wrong, the body, and the line, the column and the words of the first problem. */
    static Stream<Arguments> wrongDescriptions() {
        return Stream.of(
                Arguments.of("a tab", "infra_name: x\n\tnodes: []\n", 2, 1, "tab"),
                Arguments.of("no YAML", "infra_name: [x\n", 2, 1, ""),
                Arguments.of("nothing but a comment", "# nothing\n", 1, 1, "is empty"),
                Arguments.of("a list", "- x\n", 1, 1, "must be a mapping"),
                Arguments.of("a key twice", ONE_NODE + "infra_name: two\n", 7, 1, "duplicate key 'infra_name'"),
                Arguments.of("an unknown key", ONE_NODE + "dependancies: []\n", 7, 1, "unknown key 'dependancies'"),
                Arguments.of(
                        "an unknown key of a node", ONE_NODE + "    scalling: 1\n", 7, 5, "unknown key 'scalling'"),
                Arguments.of("no infra_name", ONE_NODE.replace("infra_name", "variables"), 1, 1, "infra_name"),
                Arguments.of("a dot in infra_name", ONE_NODE.replace("one", "o.ne"), 2, 13, "cannot contain '.'"),
                Arguments.of("a blank in a name", ONE_NODE.replace("only", "on ly"), 4, 11, "may contain only"),
                Arguments.of("a long name", ONE_NODE.replace("only", "n".repeat(64)), 4, 11, "too long"),
                Arguments.of("an unknown type", ONE_NODE.replace("bad_input", "bad_imput"), 5, 5, "unknown node type"),
                Arguments.of("min above max", ONE_NODE.replace("min: 1", "min: 3"), 6, 23, "below min"),
                Arguments.of("a count in words", ONE_NODE.replace("max: 2", "max: two"), 6, 28, "whole number"),
                Arguments.of("a foreign tag", "infra_name: !!example.Bean [x]\n", 1, 13, "unknown tag"),
                Arguments.of("an alias in itself", "variables: &v [ *v ]\n", 1, 17, "contains itself"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongDescriptions")
    void namesLineAndColumn(String what, String body, long line, long column, String words) {
        JsonObject problem = kept(rest.post("/infrastructures/", body)).problem(422, "description-invalid");

        JsonObject first = problem.objects("problems").getFirst();
        assertThat(first.number("line", 0))
                .as("line of %s", first.text("message"))
                .isEqualTo(line);
        assertThat(first.number("column", 0))
                .as("column of %s", first.text("message"))
                .isEqualTo(column);
        assertThat(first.text("message").orElse("")).contains(words);
        assertThat(problem.text("detail").orElse("")).startsWith(line + ":" + column + ": ");
    }

    @ParameterizedTest
    @CsvSource({"dependancies: [],'dependencies'", "variable: {},'variables'"})
    void suggestsTheKeyThatWasMeant(String wrong, String meant) {
        JsonObject problem =
                kept(rest.post("/infrastructures/", ONE_NODE + wrong)).problem(422, "description-invalid");

        assertThat(problem.objects("problems").getFirst().text("hint").orElse(""))
                .contains("did you mean '" + meant + "'?");
    }

    @Test
    void suggestsTheDefinitionThatWasMeant() {
        String body = ONE_NODE.replace("bad_input", "bad_imput");
        JsonObject problem = kept(rest.post("/infrastructures/", body)).problem(422, "description-invalid");

        assertThat(problem.text("detail").orElse("")).contains("did you mean 'bad_input'?");
    }

    @Test
    void namesTheRingOfADependencyCycle() {
        String ring = """
                user_id: you@example.org
                infra_name: ring
                nodes:
                  - &A { name: a, type: bad_input }
                  - &B { name: b, type: bad_input }
                  - &C { name: c, type: bad_input }
                dependencies:
                  - [ *A, *B ]
                  - [ *B, *C ]
                  - connection: [ *C, *A ]
                """;
        JsonObject problem = kept(rest.post("/infrastructures/", ring)).problem(422, "description-invalid");

        assertThat(problem.text("detail").orElse("")).contains("a -> b -> c -> a");
        assertThat(problem.objects("problems").getFirst().number("line", 0)).isEqualTo(7);
    }

    @Test
    void collectsEverythingThatIsWrong() {
        String body = ONE_NODE.replace("one", "o.ne").replace("only", "on ly").replace("max: 2", "max: 0");
        JsonObject problem = kept(rest.post("/infrastructures/", body)).problem(422, "description-invalid");

        assertThat(problem.objects("problems"))
                .extracting(one -> one.number("line", 0))
                .containsExactlyInAnyOrder(2L, 4L, 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!yaml_import", "!text_import"})
    void readsNoFileOfTheServerForAClient(String tag) {
        String body = ONE_NODE + "variables: " + tag + "\n  url: file:///etc/hostname\n";
        JsonObject problem = kept(rest.post("/infrastructures/", body)).problem(422, "description-invalid");

        assertThat(problem.objects("problems").getFirst().number("line", 0)).isEqualTo(7);
        assertThat(problem.text("detail").orElse("")).contains("imports no files");
    }

    @Test
    void refusesABundleThatMissesAFile() {
        String bundle = """
                {"main": "infra.yaml", "files": {"infra.yaml": "infra_name: !yaml_import { url: file://other.yaml }"}}""";
        kept(sendBundle(bundle)).problem(422, "description-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"main\": 1, \"files\": {}}", "{\"main\": \"a\", \"files\": {}}"})
    void refusesWhatIsNoBundle(String body) {
        kept(sendBundle(body)).problem(400, "request-invalid");
    }

    private Rest.Answer sendBundle(String body) {
        return rest.send(
                "POST",
                "/infrastructures/",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/vnd.occopus.bundle+json");
    }

    @ParameterizedTest
    @CsvSource({"POST,/infrastructures/", "POST,/node_definitions/", "PUT,/auth_data"})
    void refusesAnEmptyBodyInTheOriginalsWords(String method, String path) {
        JsonObject problem = kept(rest.send(method, path, new byte[0])).problem(400, "request-invalid");

        assertThat(problem.text("reason").orElse("")).startsWith("Empty POST data");
    }

    @ParameterizedTest
    @CsvSource({"POST,/infrastructures/", "POST,/node_definitions/", "PUT,/auth_data"})
    void refusesWhatIsNotUtf8(String method, String path) {
        byte[] latin = "infra_name: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        JsonObject problem = kept(rest.send(method, path, latin)).problem(400, "request-invalid");

        assertThat(problem.text("reason").orElse("")).contains("UTF-8");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] large = new byte[LARGEST_BODY + 1];
        Arrays.fill(large, (byte) '#');
        JsonObject problem = kept(rest.send("POST", "/infrastructures/", large)).problem(413, "request-too-large");

        assertThat(problem.text("reason").orElse("")).contains(Integer.toString(LARGEST_BODY));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,",
        "GET,/status",
        "GET,/events",
        "GET,/plan",
        "GET,/why",
        "POST,/heal",
        "DELETE,?forget=true",
        "DELETE,",
        "POST,/attach",
        "POST,/detach",
        "POST,/maintain",
        "POST,/scaleup/only",
        "POST,/scaleup/only/2",
        "POST,/scaledown/only",
        "POST,/scaledown/only/127.0.0.1",
        "POST,/scaleto/only/1"
    })
    void answers404ForAnUnknownInfrastructure(String method, String request) {
        for (String id : List.of("nope", "00000000-0000-4000-8000-000000000000")) {
            String path = "/infrastructures/" + id + (request == null ? "" : request);
            JsonObject problem = kept(rest.send(method, path, new byte[0])).problem(404, "infrastructure-unknown");
            assertThat(problem.text("reason").orElse("")).contains(id);
            assertThat(problem.object("ids").orElseThrow().text("infrastructure"))
                    .contains(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,/node_definitions/nope", "DELETE,/node_definitions/nope"})
    void answers404ForAnUnknownDefinition(String method, String path) {
        kept(rest.send(method, path, new byte[0])).problem(404, "node-definition-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/infrastructures/",
        "DELETE,/infrastructures/",
        "POST,/infrastructures/nope",
        "GET,/infrastructures/nope/scaleup/x",
        "DELETE,/node_definitions/",
        "DELETE,/auth_data",
        "POST,/auth_data"
    })
    void answers405WithTheMethodsThatThereAre(String method, String path) {
        JsonObject problem = kept(rest.send(method, path, new byte[0])).problem(405, "method-not-allowed");

        assertThat(problem.text("reason").orElse("")).contains(method);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/infrastructures/?maintained=yes,true or false",
        "POST,/infrastructures/?rollback=,true or false",
        "GET,/infrastructures/nope/events?after=x,whole number",
        "GET,/infrastructures/nope/events?after=-1,whole number",
        "GET,/infrastructures/nope/events?limit=1.5,whole number",
        "PUT,/infrastructures/nope?replace=1,true or false",
        "DELETE,/infrastructures/nope?forget=si,true or false",
        "POST,/infrastructures/nope/heal?force=maybe,true or false"
    })
    void refusesValuesOfAQueryThatItCannotRead(String method, String path, String accepted) {
        JsonObject problem = kept(rest.send(method, path, new byte[0])).problem(400, "request-invalid");

        assertThat(problem.text("reason").orElse("")).contains(accepted);
    }

    @Test
    void refusesAContentTypeThatIsNone() {
        byte[] body = ONE_NODE.getBytes(StandardCharsets.UTF_8);
        JsonObject problem = kept(rest.send("POST", "/infrastructures/", body, "Content-Type", "nonsense"))
                .problem(400, "request-invalid");

        assertThat(problem.text("reason").orElse("")).contains("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/infrastructures/nope/nope", "/infrastructures/nope/scaleup"})
    void answers404ForAPathThatDoesNotExist(String path) {
        kept(rest.post(path)).problem(404, "not-found");
    }

    @Test
    void refusesCountsAndNamesThatMakeNoSense() {
        String id = site.build(ONE_NODE);
        String path = "/infrastructures/" + id;
        for (String count : List.of("two", "1.5", "", "99999999999")) {
            kept(rest.post(path + "/scaleto/only/" + count)).problem(404, "not-found");
        }
        kept(rest.post(path + "/scaleup/only/-1")).problem(400, "request-invalid");
        kept(rest.post(path + "/scaleup/only/" + Integer.MAX_VALUE)).problem(409, "scaling-out-of-range");
        kept(rest.post(path + "/scaleto/only/-1")).problem(409, "scaling-out-of-range");
        kept(rest.post(path + "/scaleup/other")).problem(404, "node-unknown");
        kept(rest.post(path + "/scaledown/only/nobody")).problem(404, "instance-unknown");
        kept(rest.put(path, "infra_name: x\n")).problem(422, "description-invalid");
        assertThat(site.client().status(id).nodes()).hasSize(1);
        site.client().destroy(id);
        site.awaitDestroyed(id);
    }

    static Stream<Arguments> wrongDefinitions() {
        return Stream.of(
                Arguments.of(DEFINITIONS.replace("simulator", "simulatr"), 3, 13, "did you mean 'simulator'?"),
                Arguments.of(DEFINITIONS + "      boot_second: 1\n", 4, 7, "did you mean 'boot_seconds'?"),
                Arguments.of(DEFINITIONS + "      boot_seconds: soon\n", 4, 21, "must be a number"),
                Arguments.of(DEFINITIONS.replace("node_def", "node_de"), 1, 1, "must begin with 'node_def:"));
    }

    @ParameterizedTest
    @MethodSource("wrongDefinitions")
    void storesNoDefinitionOfAFileThatIsWrong(String wrong, long line, long column, String words) {
        String file = wrong.replace("bad_input", "never_stored") + DEFINITIONS.replace("bad_input", "neither");
        JsonObject problem = kept(rest.post("/node_definitions/", file)).problem(422, "description-invalid");

        assertThat(problem.text("detail").orElse(""))
                .startsWith(line + ":" + column + ": ")
                .contains(words);
    }
}
