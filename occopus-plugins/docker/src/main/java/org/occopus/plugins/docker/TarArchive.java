package org.occopus.plugins.docker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.occopus.spi.failure.ProviderException;

/**
 * A tar archive on the machine where Occopus runs. Anything else is refused before a byte leaves: an origin comes from a
 * user, and must not make the server send its other files to an engine of the user's choice.
 *
 * @param file absolute
 * @param failures makes the refusal
 * @param subject the image, for the message
 */
record TarArchive(Path file, DockerFailures failures, CallSubject subject) {
    private static final int HEADER = 512;

    /** Where a tar header says {@code ustar} (POSIX.1-2024, pax, "ustar Interchange Format"). */
    private static final int MAGIC_AT = 257;

    private static final byte[] MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

    /** What Docker unpacks by itself: gzip, bzip2, xz and zstd, by their first bytes. */
    private static final List<byte[]> COMPRESSED = List.of(
            HexFormat.of().parseHex("1f8b08"),
            HexFormat.of().parseHex("425a68"),
            HexFormat.of().parseHex("fd377a585a00"),
            HexFormat.of().parseHex("28b52ffd"));

    /** Opens the archive from its beginning. */
    InputStream open() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw refused("there is no readable file '" + file + "' on the machine where Occopus runs");
        }
        var archive = new BufferedInputStream(Files.newInputStream(file), HEADER);
        archive.mark(HEADER);
        byte[] header = archive.readNBytes(HEADER);
        if (!isArchive(header)) {
            archive.close();
            throw refused("the file '" + file + "' on the machine where Occopus runs is no tar archive");
        }
        archive.reset();
        return archive;
    }

    private static boolean isArchive(byte[] header) {
        return contains(header, MAGIC, MAGIC_AT)
                || COMPRESSED.stream().anyMatch(beginning -> contains(header, beginning, 0));
    }

    private static boolean contains(byte[] header, byte[] expected, int from) {
        int to = from + expected.length;
        return header.length >= to && Arrays.equals(header, from, to, expected, 0, expected.length);
    }

    private ProviderException refused(String words) {
        return failures.refused(subject, "", words);
    }
}
