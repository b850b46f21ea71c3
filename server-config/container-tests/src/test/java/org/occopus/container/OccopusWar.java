package org.occopus.container;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was packed, with tests beside it. */
final class OccopusWar {
    private OccopusWar() {}

    static WebArchive with(Class<?>... tests) {
        Path packed = Path.of(System.getProperty("container.servers", "target/servers"), "ROOT.war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, packed.toFile())
                .addClasses(tests)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("In no file: " + type, e);
        }
    }
}
