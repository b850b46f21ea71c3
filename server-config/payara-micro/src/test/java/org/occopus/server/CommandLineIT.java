package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The manual's commands, typed one after the other against a server. */
@ExtendWith(SharedServer.class)
class CommandLineIT {
    private static final String DEFINITIONS = """
            'node_def:typed_node':
              - resource:
                  type: simulator
                contextualisation:
                  type: cloudinit
                  context_template: !text_import
                    url: file://context.yaml
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: typed
            nodes:
              - name: only
                type: typed_node
                scaling: {min: 1, max: 3}
            """;

    @TempDir
    Path directory;

    private final Site site;

    CommandLineIT(Site site) {
        this.site = site;
    }

    @BeforeEach
    void writesDescriptions() throws IOException {
        Files.createDirectory(directory.resolve("nodes"));
        Files.writeString(directory.resolve("nodes/definitions.yaml"), DEFINITIONS);
        Files.writeString(directory.resolve("nodes/context.yaml"), "#cloud-config\n{}\n");
        Files.writeString(directory.resolve("infra.yaml"), DESCRIPTION);
    }

    @Test
    void importsBuildsScalesMaintainsAndDestroys() {
        Launcher occopus = Launcher.of(directory, site.server());
        assertThat(occopus.run("import", "nodes/definitions.yaml").ok().output())
                .isEqualTo("Successfully imported nodes: typed_node\n");
        String id = occopus.run("build", "infra.yaml").ok().lastLine();
        assertThat(site.client().status(id).maintained()).isFalse();
        assertThat(occopus.run("maintain", "-l").ok().lastLine()).isEqualTo(id);

        Launcher.Ended scaled =
                occopus.run("scale", "-i", id, "-n", "only", "-c", "1").ok();
        assertThat(scaled.messages()).contains("carried out by the next 'occopus maintain -i " + id + "'");
        assertThat(occopus.run("plan", "-i", id).ok().output()).contains("add only");
        occopus.run("maintain", "-i", id).ok();
        assertThat(site.inventory(id)).hasSize(2);
        String address = site.inventory(id).getFirst().addresses().getFirst();
        assertThat(occopus.run("maintain", "-r", "-i", "typed").ok().output()).contains(address);

        assertThat(occopus.run("scale", "-i", id, "-n", "only", "-s", "4").exit())
                .isEqualTo(4);
        occopus.run("destroy", "-i", id).ok();
        assertThat(site.inventory(id)).isEmpty();
        assertThat(occopus.run("maintain", "-r", "-i", id).exit()).isEqualTo(3);
    }

    @Test
    void namesFileLineAndColumnOfWhatIsWrong() throws IOException {
        Files.writeString(directory.resolve("infra.yaml"), DESCRIPTION + "\tvariables: {}\n");

        Launcher.Ended build = Launcher.of(directory, site.server()).run("build", "infra.yaml");

        assertThat(build.exit()).isEqualTo(4);
        assertThat(build.messages()).startsWith("[SchemaCheck] ERROR: infra.yaml:7:1: a tab is used");
        assertThat(site.client().infrastructures()).isEmpty();
    }
}
