package org.occopus.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.yaml.YamlNode.Mapping;
import org.occopus.yaml.YamlNode.Sequence;

class YamlReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "no", "on", "off", "Yes", "1:20", "3.3.0", "0.5.13-2build1", "2001-01-01", "_1", "0o9"})
    void keepsAsText(String scalar) {
        assertThat(value(scalar)).isEqualTo(scalar);
    }

    @ParameterizedTest
    @CsvSource({"0644, 644", "0o644, 420", "1_000, 1000", "0x1F, 31", "-7, -7", "+7, 7", "0b101, 5", "-0o17, -15"})
    void readsIntegers(String scalar, int number) {
        assertThat(value(scalar)).isEqualTo(number);
    }

    @Test
    void widensLargeIntegers() {
        assertThat(value("4294967296")).isEqualTo(4294967296L);
        assertThat(value("99999999999999999999")).hasToString("99999999999999999999");
    }

    @Test
    void readsFloatsBooleansAndNulls() {
        assertThat(value("3.2")).isEqualTo(3.2);
        assertThat(value("1e3")).isEqualTo(1000.0);
        assertThat(value("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("TRUE")).isEqualTo(true);
        assertThat(value("false")).isEqualTo(false);
        assertThat(Arrays.asList(value("~"), value("null"), value(""))).containsOnlyNulls();
    }

    @Test
    void readsQuotedScalarsAsTexts() {
        assertThat(value("['0644', \"true\", '', !!str 5]")).isEqualTo(List.of("0644", "true", "", "5"));
        assertThat(value("!!int '5'")).isEqualTo(5);
    }

    @Test
    void knowsThePlaceOfEveryValue() {
        Mapping root = (Mapping) read("a: 1\nb:\n  - x\n  - {c: y}\n").root();

        assertThat(root.placeOf("b")).isEqualTo(new Place("", 2, 1));
        YamlNode second = ((Sequence) root.field("b").orElseThrow()).items().get(1);
        assertThat(second.place()).isEqualTo(new Place("", 4, 5));
    }

    @Test
    void makesAnAliasTheSameNodeAsItsAnchor() {
        Mapping root = (Mapping) read("a: &A {x: 1}\nb: *A").root();

        assertThat(root.field("b").orElseThrow()).isSameAs(root.field("a").orElseThrow());
    }

    @Test
    void mergesKeysBelowTheOwnOnes() {
        assertThat(value("a: &A {x: 1, y: 2}\nb: &B {y: 3, z: 4}\nc:\n  <<: [*A, *B]\n  x: 9"))
                .extracting("c")
                .isEqualTo(Map.of("x", 9, "y", 2, "z", 4));
    }

    @Test
    void tellsBothPlacesOfADuplicateKey() {
        assertThat(findings("a: 1\nb: 2\na: 3"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains("3:1", "duplicate key 'a', first at line 1, column 1"));
    }

    @Test
    void refusesASecondDocument() {
        assertThat(findings("a: 1\n---\nb: 2")).first().asString().contains("2:1", "more than one document");
        assertThat(findings("---\na: 1\n...\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!python/object/apply:os.system [ls]",
                "!ruby x",
                "!!binary aGk=",
                "!<tag:x> {a: 1}",
                "!!set {a}"
            })
    void refusesOtherTags(String text) {
        assertThat(findings(text)).first().asString().contains("unknown tag");
    }

    @Test
    void tellsTabsInPlainWords() {
        assertThat(findings("a:\n\t- x")).singleElement().asString().contains("2:1", "a tab is used for indentation");
    }

    @Test
    void tellsUndefinedAliasesWithAGuess() {
        assertThat(findings("a: &node 1\nb: *nodes"))
                .singleElement()
                .asString()
                .contains("2:4", "undefined alias '*nodes'", "did you mean 'node'?");
    }

    @Test
    void refusesAnAnchorThatContainsItself() {
        assertThat(findings("a: &A [1, *A]")).singleElement().asString().contains("contains itself");
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(value("\uFEFFa: 1")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void takesOtherKeysAsTheirText() {
        assertThat(value("1: a\ntrue: b\n2.50: c")).isEqualTo(Map.of("1", "a", "true", "b", "2.50", "c"));
        assertThat(findings("? [a]\n: b")).first().asString().contains("a key must be a text");
    }

    @Test
    void refusesABillionLaughsAtOnce() {
        String levels = IntStream.range(1, 30)
                .mapToObj(i -> "l" + i + ": &l" + i + " [" + ("*l" + (i - 1) + ",").repeat(10) + "]")
                .collect(Collectors.joining("\n"));

        assertThat(findings("l0: &l0 lol\n" + levels)).last().asString().contains("too large once all aliases");
    }

    @Test
    void refusesMergesThatMultiplyKeys() {
        String keys = IntStream.range(0, 1000).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(", "));
        String maps = "m: &m {" + keys + "}\nl:\n" + "- {<<: *m}\n".repeat(600);

        assertThat(findings(maps)).last().asString().contains("merge keys");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(findings("[".repeat(200_000))).singleElement().asString().contains("nested more than 100");
        String chain = IntStream.range(1, 150)
                .mapToObj(i -> "- &a" + i + " [*a" + (i - 1) + "]\n")
                .collect(Collectors.joining());
        assertThat(findings("- &a0 x\n" + chain)).last().asString().contains("nested more than 100");
    }

    @Test
    void refusesLargeFiles() {
        assertThat(findings("a: " + "x".repeat(YamlReader.LARGEST)))
                .singleElement()
                .asString()
                .contains("too large");
    }

    @Test
    void importsTextsAndYamlRelativeToTheImportingFile() {
        var files = Map.of(
                "dir/main.yaml",
                        "t: !text_import {url: 'file://sub/a.txt'}\ny: !yaml_import\n  url: file://./sub/b.yaml\n",
                "dir/sub/a.txt", "{{x}}: [\n",
                "dir/sub/b.yaml", "up: !text_import {url: 'file://../c.txt'}",
                "dir/c.txt", "hello");

        assertThat(YamlReader.read("dir/main.yaml", files, true).root().value())
                .isEqualTo(Map.of("t", "{{x}}: [\n", "y", Map.of("up", "hello")));
    }

    @Test
    void importsAbsolutePaths() {
        var files = Map.of("m", "!text_import {url: 'file:///etc/x'}", "/etc/x", "text");

        assertThat(YamlReader.read("m", files, true).root().value()).isEqualTo("text");
    }

    @Test
    void namesTheFilesOfAnImportCycle() {
        var files = Map.of("a", "!yaml_import {url: 'file://b'}", "b", "x: !yaml_import {url: 'file://a'}");

        assertThat(findingsOf("a", files, true))
                .singleElement()
                .asString()
                .contains("b:1:4", "import cycle: a -> b -> a");
    }

    @Test
    void tellsWhichImportIsMissing() {
        var files = Map.of("n/main", "!text_import {url: 'file://x.yml'}", "n/x.yaml", "");

        assertThat(findingsOf("n/main", files, true))
                .singleElement()
                .asString()
                .contains("'n/x.yml' is not there", "did you mean 'n/x.yaml'?");
    }

    @Test
    void importsNothingForABareBody() {
        assertThat(findings("a: !text_import {url: 'file:///etc/passwd'}"))
                .singleElement()
                .asString()
                .contains("the server imports no files", "command line client");
    }

    @Test
    void tellsProblemsOfAnImportedFileThere() {
        var files = Map.of("a", "x: !yaml_import {url: 'file://b'}", "b", "ok: 1\nbad: [1,\n");

        assertThat(findingsOf("a", files, true)).singleElement().asString().startsWith("b:3:1");
    }

    private static @Nullable Object value(String text) {
        YamlDocument document = read(text);
        document.findings().refuseIfAny();
        return document.root().value();
    }

    private static YamlDocument read(String text) {
        return YamlReader.read("", Map.of("", text), false);
    }

    private static List<Finding> findings(String text) {
        return findingsOf("", Map.of("", text), false);
    }

    private static List<Finding> findingsOf(String main, Map<String, String> files, boolean imports) {
        try {
            YamlReader.read(main, files, imports).findings().refuseIfAny();
            return List.of();
        } catch (ProblemException e) {
            return e.findings();
        }
    }

    @Test
    void refusesWithTheRightProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("a: ["))
                .withMessageContaining("not YAML");
    }
}
