package org.occopus.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.occopus.credentials.AuthDataReader;
import org.occopus.definition.NodeDefinition;
import org.occopus.definition.NodeDefinitionReader;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.registry.PluginRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broken descriptors are refused with a place, in time, and by nothing but the refusal. {@code -Doccopus.fuzz.inputs}
 * says how many are tried, {@code -Doccopus.fuzz.seed} which.
 */
class DescriptorFuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptorFuzzTest.class);
    private static final int INPUTS = Integer.getInteger("occopus.fuzz.inputs", 5_000);
    private static final long SEED = Long.getLong("occopus.fuzz.seed", 20_261_122L);
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final PluginRegistry plugins = PluginRegistry.onClassPath();
    private final NodeDefinitionReader definitionReader = new NodeDefinitionReader();
    private final DescriptionCheck check = new DescriptionCheck(plugins);
    private final Map<String, NodeDefinition> known = new LinkedHashMap<>();

    /** A descriptor and the files that it may import. */
    private record Original(String file, Map<String, String> files) {
        String text() {
            return files.getOrDefault(file, "");
        }

        SourceBundle with(String text) {
            Map<String, String> changed = new LinkedHashMap<>(files);
            changed.put(file, text);
            return new SourceBundle(file, changed, true);
        }
    }

    /** What a file is meant to be. */
    private enum Kind {
        INFRASTRUCTURE,
        NODE_DEFINITIONS,
        AUTHENTICATION;

        static boolean isAny(String text) {
            return text.contains("node_def:") || text.contains("auth_data:") || text.contains("nodes:");
        }

        static Kind of(String text) {
            return text.contains("node_def:")
                    ? NODE_DEFINITIONS
                    : text.contains("auth_data") ? AUTHENTICATION : INFRASTRUCTURE;
        }
    }

    @Test
    void refusesWithAPlaceAndInTime() throws IOException {
        List<Original> originals = originals();
        originals.forEach(this::learn);
        Random random = new Random(SEED);
        DescriptorMutator mutator = new DescriptorMutator(
                random, originals.stream().map(Original::text).toList());
        long slowest = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            Original original = originals.get(random.nextInt(originals.size()));
            SourceBundle input = original.with(mutator.broken(original.text()));
            Kind kind = Kind.of(original.text());
            long taken = time(kind, input);
            slowest = Math.max(slowest, taken < LONGEST_NANOS ? taken : time(kind, input));
            assertThat(slowest).as("time for:\n" + input.mainText()).isLessThan(LONGEST_NANOS);
            refused += findings(kind, input).isEmpty() ? 0 : 1;
        }
        LOG.info("{} inputs, {} refused, slowest {} ms", INPUTS, refused, slowest / 1_000_000);
        assertThat(refused).as("refused of " + INPUTS).isBetween(INPUTS / 3, INPUTS * 24 / 25);
    }

    private long time(Kind kind, SourceBundle input) {
        long before = System.nanoTime();
        List<Finding> findings = findings(kind, input);
        long taken = System.nanoTime() - before;
        assertThat(findings).as(input.mainText()).allSatisfy(finding -> {
            String text = input.files().getOrDefault(finding.file(), "");
            int lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1).length;
            assertThat(finding.line()).isBetween(1, lines + 1);
            assertThat(finding.column()).isPositive();
            assertThat(finding.message()).isNotBlank();
        });
        return taken;
    }

    private List<Finding> findings(Kind kind, SourceBundle input) {
        try {
            read(kind, input);
            return List.of();
        } catch (ProblemException e) {
            assertThat(e.findings()).as(input.mainText()).isNotEmpty();
            return e.findings();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("threw " + e + " for:\n" + input.mainText(), e);
        }
    }

    private void read(Kind kind, SourceBundle bundle) {
        switch (kind) {
            case INFRASTRUCTURE -> check.check(bundle, name -> Optional.ofNullable(known.get(name)), known::keySet);
            case AUTHENTICATION -> new AuthDataReader().read(bundle, plugins);
            case NODE_DEFINITIONS ->
                definitionReader.read(bundle, plugins).value().forEach(this::tryOut);
        }
    }

    /** An infrastructure of that node and one more; its refusal stands where the node's type is named. */
    private void tryOut(NodeDefinition definition) {
        String yaml = """
                user_id: u
                infra_name: i
                variables: {n: 1, l: [1, {a: b}]}
                nodes:
                - {name: a, type: x}
                - {name: b, type: x}
                dependencies: [[b, a]]
                """;
        try {
            check.check(SourceBundle.ofBody(yaml), name -> Optional.of(definition), List::of);
        } catch (ProblemException e) {
            assertThat(e.findings())
                    .allSatisfy(finding -> assertThat(finding.line()).isBetween(1, 8));
        }
    }

    private void learn(Original original) {
        if (Kind.of(original.text()) != Kind.NODE_DEFINITIONS) {
            return;
        }
        try {
            definitionReader
                    .read(original.with(original.text()), plugins)
                    .value()
                    .forEach(definition -> known.put(definition.name(), definition));
        } catch (ProblemException e) {
            assertThat(e.findings()).isNotEmpty();
        }
    }

    /** Descriptors of the examples of this repository, and of the recordings of the original where they are there. */
    private static List<Original> originals() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(Path.of("../examples")));
        ReferenceData.find("conformance").ifPresent(folders::add);
        ReferenceData.find("corpus").ifPresent(folders::add);
        List<Original> originals = new ArrayList<>();
        for (Path folder : folders) {
            Map<String, String> files = texts(folder);
            files.forEach((file, text) -> {
                if (file.endsWith(".yaml") && Kind.isAny(text)) {
                    originals.add(new Original(file, beside(file, files)));
                }
            });
        }
        assertThat(originals).hasSizeGreaterThan(5);
        return originals;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** The file and what it may import, in and below its folder. */
    private static Map<String, String> beside(String file, Map<String, String> files) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        Map<String, String> beside = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.startsWith(folder) && text.length() < 100_000) {
                beside.put(name, text);
            }
        });
        return beside;
    }
}
