package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.state.InfrastructureStatus;

/** A password that is handed to the server turns up nowhere: in no answer, no log, and not as text in the database. */
@ExtendWith(SharedServer.class)
class SecretsIT {
    private static final String CREDENTIAL = "canary-of-the-credentials-5f2c";
    private static final String TEMPLATE = "canary-of-the-template-83d1";
    private static final String VARIABLE = "canary-of-the-variables-c07e";
    private static final String AUTH_DATA = """
            resource:
              - type: docker
                auth_data:
                  cert: not a certificate
                  key: %s
            """.formatted(CREDENTIAL);
    private static final String DEFINITIONS = """
            'node_def:secret_plain':
              - resource:
                  type: simulator
                contextualisation:
                  type: cloudinit
                  context_template: |
                    #cloud-config
                    password: %s
                    runcmd: [ "echo {{ variables.token }}" ]
            'node_def:secret_unusable':
              - resource:
                  type: docker
                  endpoint: tcp://127.0.0.1:2376
                  origin: local
                  image: nothing
                  tag: latest
                contextualisation:
                  type: docker
                  env: [ "TOKEN={{ variables.token }}" ]
                  command: "true"
            """.formatted(TEMPLATE);
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: secrets
            nodes:
              - name: plain
                type: secret_plain
              - name: unusable
                type: secret_unusable
            variables:
              token: %s
            """.formatted(VARIABLE);
    private static final List<String> CANARIES = List.of(CREDENTIAL, TEMPLATE, VARIABLE);

    private final Site site;
    private final Rest rest;

    SecretsIT(Site site) {
        this.site = site;
        this.rest = site.rest();
        site.define(DEFINITIONS);
        assertThat(rest.put("/auth_data", AUTH_DATA)
                        .ok()
                        .object("sections")
                        .orElseThrow()
                        .number("resource", 0))
                .isEqualTo(1);
    }

    @AfterEach
    void takesTheCredentialsBack() {
        rest.put("/auth_data", "resource: []\n").ok();
    }

    @Test
    void keepsSecretsOutOfAnswersLogsAndTheDatabase() throws IOException, SQLException {
        String id =
                rest.post("/infrastructures/?rollback=false", DESCRIPTION).ok().requiredText("infraid");
        InfrastructureStatus status = site.await(
                id,
                seen -> seen.problem().isPresent()
                        && seen.node("plain").orElseThrow().ready() == 1);
        assertThat(status.problem().orElseThrow().type()).isEqualTo("credentials-refused");

        assertThat(answersAbout(id)).allSatisfy(answer -> assertThat(answer).doesNotContain(CANARIES));
        assertThat(rest.get("/node_definitions/secret_plain").body()).doesNotContain(CANARIES);
        assertThat(rest.get("/info/node.definition.all?node_type=secret_plain").body())
                .doesNotContain(CANARIES);
        assertThat(tables()).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(CANARIES));
        assertThat(filesWithACanary(site.server().home())).isEmpty();
        assertThat(site.server().console()).doesNotContain(CANARIES);
    }

    @Test
    void quotesNoSecretOfAuthenticationDataThatIsWrong() {
        String wrong = AUTH_DATA + "      - " + CREDENTIAL + "\n";
        assertThat(rest.put("/auth_data", wrong).body()).doesNotContain(CREDENTIAL);
        String misplaced = "resource: " + CREDENTIAL + "\n";
        assertThat(rest.put("/auth_data", misplaced).body()).doesNotContain(CREDENTIAL);
    }

    private List<String> answersAbout(String id) {
        String path = "/infrastructures/" + id;
        return Stream.of(
                        "/",
                        "/infrastructures/",
                        path,
                        path + "/status",
                        path + "/events",
                        path + "/plan",
                        path + "/description",
                        "/node_definitions/",
                        "/simulator/resources",
                        "/simulator/faults",
                        "/metrics",
                        "/auth_data",
                        "/health/ready")
                .map(request -> rest.get(request).body())
                .toList();
    }

    /** Every row of every table as PostgreSQL prints it; the bytes of sealed columns as text again. */
    private List<String> tables() throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = site.server().database();
                Statement statement = connection.createStatement()) {
            for (String table : texts(
                    statement,
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN"
                            + " ('pg_catalog', 'information_schema')")) {
                texts(statement, "SELECT t::text FROM " + table + " t").forEach(row -> rows.add(unhexed(row)));
            }
            // What is still in memory only shall be in the files when they are searched.
            statement.execute("CHECKPOINT");
        }
        return rows;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static String unhexed(String row) {
        String text = row;
        for (String canary : CANARIES) {
            text = text.replace(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)), canary);
        }
        return text;
    }

    /** Logs, the database's files and its write-ahead log, everything. */
    private static List<Path> filesWithACanary(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(SecretsIT::holdsACanary)
                    .toList();
        }
    }

    private static boolean holdsACanary(Path file) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return CANARIES.stream().anyMatch(bytes::contains);
        } catch (NoSuchFileException e) {
            // Temporary files come and go while the server runs.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
