package org.occopus.client.description;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.occopus.client.description.ImportScan.Import;

/** Reads one description and, file by file, what it imports. A file that was read once is not read again: cycles end. */
final class BundleReader {
    private final Path directory;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<Path> scanned = new HashSet<>();

    BundleReader(Path directory) {
        this.directory = directory;
    }

    DescriptorBundle read(Path file) {
        Path name = file.normalize();
        byte[] content;
        try {
            content = Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new DescriptorException(
                    DescriptionProblem.at(key(name), 0, 0, reason(e), "Check the name of the file."), true);
        }
        add(name, content, true);
        return new DescriptorBundle(key(name), files);
    }

    DescriptorBundle read(InputStream input) {
        Path name = Path.of(DescriptorBundle.STANDARD_INPUT);
        byte[] content;
        try {
            content = input.readAllBytes();
        } catch (IOException e) {
            throw new DescriptorException(
                    DescriptionProblem.at(key(name), 0, 0, reason(e), "Give a file instead."), true);
        }
        add(name, content, true);
        return new DescriptorBundle(key(name), files);
    }

    private void add(Path name, byte[] content, boolean yaml) {
        String text = utf8(name, content);
        files.put(key(name), text);
        if (yaml && scanned.add(name)) {
            ImportScan.of(text).forEach(wanted -> follow(name, wanted));
        }
    }

    private void follow(Path importer, Import wanted) {
        Path name = Optional.ofNullable(importer.getParent())
                .map(parent -> parent.resolve(wanted.path()))
                .orElseGet(() -> Path.of(wanted.path()))
                .normalize();
        if (files.containsKey(key(name)) && (!wanted.yaml() || scanned.contains(name))) {
            return;
        }
        try {
            add(name, Files.readAllBytes(directory.resolve(name)), wanted.yaml());
        } catch (IOException e) {
            String message = "the imported file '" + key(name) + "' can not be read: " + reason(e);
            throw new DescriptorException(
                    DescriptionProblem.at(
                            key(importer),
                            wanted.line(),
                            wanted.column(),
                            message,
                            "A relative url starts from the folder of the file that imports."),
                    false);
        }
    }

    private static String utf8(Path name, byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            throw notUtf8(name, text);
        }
        return text;
    }

    private static DescriptorException notUtf8(Path name, String before) {
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new DescriptorException(
                DescriptionProblem.at(
                        key(name),
                        line,
                        column,
                        "the file is not UTF-8 text",
                        "Save the file with the encoding UTF-8."),
                false);
    }

    private static String key(Path name) {
        return name.toString().replace('\\', '/');
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "no such file"
                : Optional.ofNullable(e.getMessage()).orElseGet(e.getClass()::getSimpleName);
    }
}
