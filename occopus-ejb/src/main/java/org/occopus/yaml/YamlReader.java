package org.occopus.yaml;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads one document with everything it imports. Never reads a file: imports find what the bundle holds. Size, depth and
 * the expansion of aliases are bounded. One use, one thread.
 */
public final class YamlReader {
    /** All files of a bundle together, in characters: 5 MiB. */
    static final int LARGEST = 5 * 1024 * 1024;
    /** How deep collections may nest, counted with aliases and imports expanded. */
    static final int DEEPEST = 100;
    /** How large the document may be once all aliases are expanded, in characters. */
    static final long HEAVIEST = 4L * LARGEST;
    /** How many keys all merges together may copy. */
    static final int MOST_MERGED = 500_000;

    private final Map<String, String> files;
    private final boolean imports;
    private final Findings findings = new Findings();
    private final Set<String> open = new LinkedHashSet<>();
    private final Map<String, YamlNode> parsed = new HashMap<>();
    private int merged;

    private YamlReader(Map<String, String> files, boolean imports) {
        this.files = files;
        this.imports = imports;
    }

    /**
     * Reads a document.
     *
     * @param main key of the main file
     * @param files texts by key
     * @param imports whether imports may be resolved
     * @return the document
     * @throws org.occopus.problem.ProblemException {@code description-invalid} when it cannot be parsed at all
     */
    public static YamlDocument read(String main, Map<String, String> files, boolean imports) {
        YamlReader reader = new YamlReader(files, imports);
        long size = files.values().stream().mapToLong(String::length).sum();
        if (size > LARGEST) {
            reader.findings.error(new Place(main, 1, 1), "", "too large: " + size + " characters", "5 MiB are allowed");
            throw reader.findings.refusal();
        }
        return new YamlDocument(reader.parse(main), reader.findings);
    }

    private YamlNode parse(String key) {
        open.add(key);
        YamlNode root = new YamlComposer(this, key, files.getOrDefault(key, "")).document();
        open.remove(key);
        parsed.put(key, root);
        return root;
    }

    Findings findings() {
        return findings;
    }

    void countMerged(Place place, int keys) {
        merged += keys;
        if (merged > MOST_MERGED) {
            findings.error(place, "", "merge keys (<<) copy more than " + MOST_MERGED + " keys");
            throw findings.refusal();
        }
    }

    /** The node, unless it is too deep or too heavy. */
    <T extends YamlNode> T bounded(T node) {
        if (node.weight() > HEAVIEST) {
            findings.error(node.place(), "", "too large once all aliases are expanded");
            throw findings.refusal();
        }
        if (node.depth() > DEEPEST) {
            throw tooDeep(node.place());
        }
        return node;
    }

    RuntimeException tooDeep(Place place) {
        findings.error(place, "", "nested more than " + DEEPEST + " levels deep");
        return findings.refusal();
    }

    YamlNode importText(Place place, String file, String url) {
        return target(place, file, url).map(key -> textOf(key, place)).orElseGet(() -> empty(place));
    }

    private YamlNode textOf(String key, Place place) {
        String text = files.getOrDefault(key, "");
        return YamlNode.Scalar.ofLines(place, text, new Place(key, 1, 1));
    }

    YamlNode importYaml(Place place, String file, String url) {
        return target(place, file, url).map(key -> importYaml(place, key)).orElseGet(() -> empty(place));
    }

    private YamlNode importYaml(Place place, String key) {
        if (open.contains(key)) {
            findings.error(place, "", "import cycle: " + String.join(" -> ", open) + " -> " + key);
            return empty(place);
        }
        if (open.size() > DEEPEST) {
            throw tooDeep(place);
        }
        YamlNode known = parsed.get(key);
        return known == null ? parse(key) : known;
    }

    /** An empty value in the place of something that could not be read. */
    static YamlNode empty(Place place) {
        return new YamlNode.Scalar(place, "", null);
    }

    private Optional<String> target(Place place, String file, String url) {
        if (!imports) {
            findings.error(
                    place,
                    "",
                    "the server imports no files: " + url,
                    "use the command line client, it sends the imported files along");
            return Optional.empty();
        }
        if (!url.startsWith(ImportKey.SCHEME)) {
            findings.error(place, "", "cannot import " + url, "only file:// urls can be imported");
            return Optional.empty();
        }
        String key = ImportKey.of(file, url);
        if (!files.containsKey(key)) {
            findings.error(place, "", "imported file '" + key + "' is not there", Spelling.hint(key, files.keySet()));
            return Optional.empty();
        }
        return Optional.of(key);
    }

    static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setProcessComments(false);
        return options;
    }
}
