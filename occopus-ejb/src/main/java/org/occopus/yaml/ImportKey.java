package org.occopus.yaml;

import java.util.ArrayList;
import java.util.List;

/** Which file of a bundle an import means (docs/rest.md, "Descriptions in a body"). */
final class ImportKey {
    static final String SCHEME = "file://";

    private ImportKey() {}

    /** The key: relative to the importing file, {@code .} and {@code ..} resolved as far as possible. */
    static String of(String importingFile, String url) {
        String path = url.substring(SCHEME.length());
        if (!path.startsWith("/")) {
            path = importingFile.substring(0, importingFile.lastIndexOf('/') + 1) + path;
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", segments(path));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            boolean climbs = segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.get(segments.size() - 1).equals("..");
            if (climbs) {
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
