package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
    @TempDir
    Path temporary;

    private static ServerFiles of(String... settings) {
        var properties = new Properties();
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        return ServerFiles.of(Map.of(), properties);
    }

    @Test
    void sendsAnyFileForThisMachinesOwnPrograms() {
        assertThat(of("occopus.auth", "none").allows(Path.of("/srv/image.tar"))).isTrue();
        assertThat(ServerFiles.of(Map.of("OCCOPUS_AUTH", "none"), new Properties()))
                .isEqualTo(new ServerFiles(true, Optional.empty()));
    }

    @Test
    void sendsNoneWhenOthersCanAskOrNobodySaysThatTheyCanNot() {
        for (ServerFiles files : new ServerFiles[] {of(), of("occopus.auth", "required")}) {
            assertThat(files).isEqualTo(ServerFiles.NONE);
            assertThat(files.allows(Path.of("/srv/image.tar"))).isFalse();
            assertThat(files.refusal(Path.of("/srv/image.tar"))).contains("/srv/image.tar", "OCCOPUS_IMAGE_DIR");
        }
    }

    @Test
    void keepsToTheDirectoryThatIsSetWhoeverAsks() {
        for (String authentication : new String[] {"none", "required"}) {
            ServerFiles files = of("occopus.auth", authentication, "occopus.image.dir", temporary.toString());

            assertThat(files.allows(temporary.resolve("a/image.tar"))).isTrue();
            assertThat(files.allows(temporary.resolveSibling("image.tar"))).isFalse();
            assertThat(files.allows(temporary.resolve("../image.tar"))).isFalse();
            assertThat(files.refusal(Path.of("/etc/x.tar"))).contains("/etc/x.tar", temporary.toString());
        }
    }

    @Test
    void readsTheDirectoryFromTheEnvironmentToo() {
        assertThat(ServerFiles.of(Map.of("OCCOPUS_IMAGE_DIR", "/srv/images"), new Properties()))
                .isEqualTo(new ServerFiles(false, Optional.of(Path.of("/srv/images"))));
    }

    @Test
    void followsLinksToWhereAFileReallyIs() throws IOException {
        Path images = Files.createDirectory(temporary.resolve("images"));
        Path outside = Files.createFile(temporary.resolve("backup.tar"));
        Path inside = Files.createFile(images.resolve("image.tar"));
        Files.createSymbolicLink(images.resolve("link.tar"), outside);
        Path linked = Files.createSymbolicLink(temporary.resolve("linked"), images);
        var files = new ServerFiles(false, Optional.of(linked));

        assertThat(files.allows(inside)).isTrue();
        assertThat(files.allows(linked.resolve("image.tar"))).isTrue();
        assertThat(files.allows(linked.resolve("link.tar"))).isFalse();
    }
}
