package org.example.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ResourceHandlerContract;

/** Everything that the engine relies on, tried on this plugin. */
final class FolderContractTest extends ResourceHandlerContract {
    @TempDir
    Path directory = Path.of("");

    @Override
    protected ResourceHandlerFactory factory() {
        return new FolderCloud();
    }

    @Override
    protected Section settings() {
        return new Section(Map.of("path", directory.resolve("machines").toString()));
    }

    @Override
    protected Account account() {
        return new Account(settings(), Section.empty());
    }

    @Test
    void refusesAPathThatIsRelative() {
        assertThat(factory().check(new Section(Map.of("path", "machines")))).hasSize(1);
        assertThat(factory().check(new Section(Map.of("path", "{{variables.path}}"))))
                .isEmpty();
    }
}
