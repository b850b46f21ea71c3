package org.occopus.client.description;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.occopus.client.json.JsonText;

/**
 * A description together with every file that it imports, under the names that the user would write from the working
 * directory ({@code docs/rest.md}, "Descriptions in a body").
 *
 * @param main the key of the file to start with
 * @param files the text of every file by its key, the main file first
 */
public record DescriptorBundle(String main, Map<String, String> files) {
    /** The media type under which a bundle is sent. */
    public static final String MEDIA_TYPE = "application/vnd.occopus.bundle+json";

    /** The key of a description that came from standard input. */
    public static final String STANDARD_INPUT = "stdin";

    /** Keeps the order of the files. */
    public DescriptorBundle {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /**
     * Reads a file and, through {@code !text_import} and {@code !yaml_import}, what it imports. A file that is not YAML
     * is taken as far as it goes: the server tells line and column.
     *
     * @param file as the user wrote it, relative to the working directory or absolute
     * @return the bundle
     * @throws DescriptorException when a file is missing, unreadable or not UTF-8
     */
    public static DescriptorBundle load(Path file) {
        return load(Path.of(""), file);
    }

    /**
     * Reads a file as {@link #load(Path)} does, seen from another working directory.
     *
     * @param directory what relative names start from
     * @param file as the user wrote it
     * @return the bundle
     * @throws DescriptorException when a file is missing, unreadable or not UTF-8
     */
    public static DescriptorBundle load(Path directory, Path file) {
        return new BundleReader(directory).read(file);
    }

    /**
     * Reads a description from a stream; its imports are relative to the working directory.
     *
     * @param directory the working directory
     * @param input UTF-8 text, read to its end
     * @return the bundle
     * @throws DescriptorException when the text or an imported file can not be read
     */
    public static DescriptorBundle load(Path directory, InputStream input) {
        return new BundleReader(directory).read(input);
    }

    /**
     * A description that imports nothing.
     *
     * @param name how problems call it
     * @param yaml the text
     * @return the bundle
     */
    public static DescriptorBundle of(String name, String yaml) {
        return new DescriptorBundle(name, Map.of(name, yaml));
    }

    /** {@return the body that the server takes under {@link #MEDIA_TYPE}} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("main", main);
        members.put("files", files);
        return JsonText.compact(members);
    }
}
