package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.BuildFailedException;
import org.occopus.client.ConflictException;
import org.occopus.client.InfrastructureHandle;
import org.occopus.client.InfrastructureManager;
import org.occopus.client.NotFoundException;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.snippets.ShopSnippets;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureState;

/** The Java API and the examples of its Javadoc, on a server that runs. */
@ExtendWith(SharedServer.class)
class JavaApiIT {
    private static final String DEFINITIONS = """
            'node_def:api_node':
              - resource: {type: simulator}
                contextualisation: {type: cloudinit, context_template: "#cloud-config"}
            'node_def:api_refused':
              - resource: {type: simulator, fail_create: true}
                contextualisation: {type: cloudinit, context_template: "#cloud-config"}
            """;
    private static final String SHOP = """
            user_id: you@example.org
            infra_name: api-shop
            nodes:
              - &D {name: db, type: api_node}
              - &A {name: app, type: api_node, scaling: {min: 2, max: 3}}
            dependencies:
              - connection: [*A, *D]
            """;
    private static final Duration LIMIT = Duration.ofSeconds(150);

    @TempDir
    Path directory;

    private final Site site;
    private final ShopSnippets snippets;

    JavaApiIT(Site site) {
        this.site = site;
        this.snippets = new ShopSnippets(site.server().baseUri());
    }

    @Test
    void buildsWaitsAndReadsEventsAsTheJavadocShows() throws IOException, InterruptedException {
        Path definitions = Files.writeString(directory.resolve("nodes.yaml"), DEFINITIONS);
        Path description = Files.writeString(directory.resolve("infra.yaml"), SHOP);

        String id = snippets.build(definitions, description);

        InfrastructureHandle shop = site.client().infrastructure(id);
        assertThat(snippets.await(shop)).isEqualTo(4);
        assertThat(snippets.events(shop))
                .extracting(InfrastructureEvent::number)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(shop.report().nodes()).hasSize(2);
    }

    @Test
    void listensUntilTheInfrastructureIsGone() throws Exception {
        site.define(DEFINITIONS);
        InfrastructureHandle shop = site.client().infrastructure(site.submit(SHOP));
        FutureTask<List<InfrastructureEvent>> heard = new FutureTask<>(() -> snippets.listen(shop));
        Thread.ofVirtual().start(heard);

        shop.awaitReady(LIMIT);
        site.client().destroy(shop.id());

        assertThat(heard.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(snippets.events(shop));
    }

    @Test
    void managesAsTheOriginalDoes() throws InterruptedException {
        site.define(DEFINITIONS);

        String id = snippets.manage(DescriptorBundle.of("infra.yaml", SHOP));

        assertThat(site.client().status(id).state()).isEqualTo(InfrastructureState.DESTROYED);
        InfrastructureManager manager = new InfrastructureManager(site.client());
        assertThatThrownBy(() -> manager.tearDown("00000000-0000-4000-8000-000000000000"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> manager.get("nothing")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void tellsProblemsByTheirTypes() throws InterruptedException {
        site.define(DEFINITIONS);
        assertThat(snippets.problems(DescriptorBundle.of("infra.yaml", "infra_name: x\n")))
                .startsWith("infra.yaml:");
        String id = snippets.problems(DescriptorBundle.of("infra.yaml", SHOP));
        site.client().infrastructure(id).awaitReady(LIMIT);
        assertThatThrownBy(() -> site.client().scaleTo(id, "app", 9)).isInstanceOf(ConflictException.class);

        String doomed = site.submit(SHOP.replace("{name: db, type: api_node}", "{name: db, type: api_refused}"));
        assertThatThrownBy(() -> site.client().infrastructure(doomed).awaitReady(LIMIT))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("db");
    }

    /** Every example that the Javadoc names is one of those that were run above. */
    @Test
    void everyExampleOfTheJavadocExists() throws IOException {
        Path tests = Launcher.ROOT.resolve("server-config/payara-micro/src/test/java");
        List<MatchResult> named = snippetsOf(Launcher.ROOT.resolve("occopus-client/src/main/java"));
        assertThat(named).hasSizeGreaterThan(4);
        for (MatchResult snippet : named) {
            assertThat(Files.readString(tests.resolve(snippet.group(1))))
                    .contains("// @start region=\"" + snippet.group(2) + "\"");
        }
    }

    private static List<MatchResult> snippetsOf(Path sources) throws IOException {
        Pattern tag = Pattern.compile("\\{@snippet file=\"([^\"]+)\" region=\"([^\"]+)\"}");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return tag.matcher(all).results().toList();
    }
}
