package org.occopus.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The Java API is a library: it comes without the command line and what that needs. */
class LibraryTest {
    private static final String[] LIBRARY = {
        "org.occopus.client",
        "org.occopus.client.description",
        "org.occopus.client.graph",
        "org.occopus.client.json",
        "org.occopus.client.state"
    };

    private final JavaClasses client = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.occopus.client");

    @Test
    void needsOnlyAParserForJsonAndOneForYaml() {
        classes()
                .that()
                .resideInAnyPackage(LIBRARY)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        "java..", "javax.net.ssl..", "org.jspecify..", "com.fasterxml.jackson.core..", "org.yaml.."))
                .check(client);
    }

    /** {@code java.net.http} costs half a second at the start of every command; only who listens to events loads it. */
    @Test
    void startsWithoutTheHeavyHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.occopus.client.bench")
                .and()
                .haveNameNotMatching("org\\.occopus\\.client\\.Event(Source|Connection).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http")
                .check(client);
    }

    private static String[] with(String... libraries) {
        String[] all = new String[LIBRARY.length + libraries.length];
        System.arraycopy(LIBRARY, 0, all, 0, LIBRARY.length);
        System.arraycopy(libraries, 0, all, LIBRARY.length, libraries.length);
        return all;
    }
}
