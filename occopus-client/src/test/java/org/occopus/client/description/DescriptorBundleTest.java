package org.occopus.client.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.client.json.JsonObject;

class DescriptorBundleTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void followsImportsRelativeToTheFileThatImports() throws IOException {
        write(
                "infra/nodes.yaml",
                "a: !yaml_import\n  url: file://parts/one.yaml\nb: !text_import {url: file://ctx.txt}\n");
        write(
                "infra/parts/one.yaml",
                "x: !text_import\n  url: file://../ctx.txt\ny: !yaml_import\n  url: file://two.yaml\n");
        write("infra/parts/two.yaml", "z: 1\n");
        write("infra/ctx.txt", "hello !yaml_import\n");
        DescriptorBundle bundle = load("infra/nodes.yaml");
        assertThat(bundle.main()).isEqualTo("infra/nodes.yaml");
        assertThat(bundle.files().keySet())
                .containsExactly("infra/nodes.yaml", "infra/parts/one.yaml", "infra/ctx.txt", "infra/parts/two.yaml");
    }

    @Test
    void resolvesDotsInTheKeyOfTheMainFile() throws IOException {
        write("infra.yaml", "a: 1\n");
        assertThat(load("./x/../infra.yaml").main()).isEqualTo("infra.yaml");
    }

    @Test
    void keepsAbsoluteNamesAbsolute() throws IOException {
        write("ctx.txt", "text");
        Path target = directory.resolve("ctx.txt").toAbsolutePath();
        write("infra.yaml", "a: !text_import\n  url: file://" + target + "\n");
        assertThat(load("infra.yaml").files()).containsKey(target.toString());
    }

    @Test
    void doesNotLookForImportsInsideATextImport() throws IOException {
        write("infra.yaml", "a: !text_import\n  url: file://t.yaml\n");
        write("t.yaml", "a: !yaml_import\n  url: file://missing.yaml\n");
        assertThat(load("infra.yaml").files()).containsOnlyKeys("infra.yaml", "t.yaml");
    }

    @Test
    void followsAFileThatIsImportedAsTextFirstAndAsYamlLater() throws IOException {
        write("infra.yaml", "a: !text_import\n  url: file://t.yaml\nb: !yaml_import\n  url: file://t.yaml\n");
        write("t.yaml", "a: !text_import\n  url: file://deep.txt\n");
        write("deep.txt", "x");
        assertThat(load("infra.yaml").files()).containsKey("deep.txt");
    }

    @Test
    void endsWhenImportsGoRoundInACircle() throws IOException {
        write("a.yaml", "x: !yaml_import\n  url: file://b.yaml\n");
        write("b.yaml", "x: !yaml_import\n  url: file://a.yaml\n");
        assertThat(load("a.yaml").files()).containsOnlyKeys("a.yaml", "b.yaml");
    }

    @Test
    void readsTheUrlWhereverItStandsInTheMapping() throws IOException {
        write("infra.yaml", "- !text_import {other: [url, {url: file://no.txt}], url: file://yes.txt}\n");
        write("yes.txt", "");
        assertThat(load("infra.yaml").files()).containsOnlyKeys("infra.yaml", "yes.txt");
    }

    @Test
    void namesThePlaceOfAnImportThatIsMissing() throws IOException {
        write("nodes/n.yaml", "a:\n  ctx: !text_import\n    url: file://gone.txt\n");
        DescriptorException failure = failure("nodes/n.yaml");
        assertThat(failure.problem().location()).isEqualTo("nodes/n.yaml:3:10");
        assertThat(failure.problem().message()).contains("nodes/gone.txt").contains("no such file");
        assertThat(failure.mainFile()).isFalse();
    }

    @Test
    void saysThatTheMainFileIsMissing() {
        DescriptorException failure = failure("gone.yaml");
        assertThat(failure.mainFile()).isTrue();
        assertThat(failure.problem().location()).isEqualTo("gone.yaml");
    }

    @Test
    void namesThePlaceThatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("latin.yaml"), "a: 1\nb: grün\n".getBytes(StandardCharsets.ISO_8859_1));
        DescriptorException failure = failure("latin.yaml");
        assertThat(failure.problem().location()).isEqualTo("latin.yaml:2:6");
        assertThat(failure.problem().message()).contains("UTF-8");
    }

    @Test
    void refusesACharacterThatIsCutOffAtTheEnd() throws IOException {
        Files.write(directory.resolve("cut.yaml"), new byte[] {'a', (byte) 0xC3});
        assertThat(failure("cut.yaml").problem().message()).contains("UTF-8");
    }

    @Test
    void sendsWhatComesBeforeASyntaxError() throws IOException {
        write("infra.yaml", "a: !text_import\n  url: file://t.txt\nb: [1, 2\nc: }\n");
        write("t.txt", "x");
        assertThat(load("infra.yaml").files()).containsOnlyKeys("infra.yaml", "t.txt");
    }

    @Test
    void leavesOtherUrlsToTheServer() throws IOException {
        write("infra.yaml", "a: !text_import\n  url: http://example.org/x\n");
        assertThat(load("infra.yaml").files()).containsOnlyKeys("infra.yaml");
    }

    @Test
    void readsStandardInputRelativeToTheWorkingDirectory() throws IOException {
        write("nodes/c.txt", "x");
        byte[] text = "a: !text_import\n  url: file://nodes/c.txt\n".getBytes(StandardCharsets.UTF_8);
        DescriptorBundle bundle = DescriptorBundle.load(directory, new ByteArrayInputStream(text));
        assertThat(bundle.files()).containsOnlyKeys("stdin", "nodes/c.txt");
    }

    @Test
    void becomesTheBodyOfTheContract() {
        JsonObject json =
                JsonObject.parse(DescriptorBundle.of("infra.yaml", "a: 1\n").toJson());
        assertThat(json.requiredText("main")).isEqualTo("infra.yaml");
        assertThat(json.object("files").orElseThrow().requiredText("infra.yaml"))
                .isEqualTo("a: 1\n");
    }

    private DescriptorBundle load(String file) {
        return DescriptorBundle.load(directory, Path.of(file));
    }

    private DescriptorException failure(String file) {
        return catchThrowableOfType(DescriptorException.class, () -> load(file));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
