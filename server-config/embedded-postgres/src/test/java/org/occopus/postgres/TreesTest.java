package org.occopus.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
    @TempDir
    Path temporary;

    @Test
    void deletesAWholeDirectoryAndForgivesWhenThereIsNone() throws IOException {
        Path root = temporary.resolve("root");
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/file"), "text");
        Trees.delete(root);
        Trees.delete(root);
        assertThat(root).doesNotExist();
    }

    @Test
    void saysWhichDirectoryCanNotBeRead() throws IOException {
        Path closed = Files.createDirectories(temporary.resolve("root/closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "skipped: root may read everything");
            assertThatThrownBy(() -> Trees.delete(temporary.resolve("root")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(closed.toString());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
