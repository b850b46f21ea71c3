package org.occopus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/** Where a rule has a reason that its name does not tell, the reason stands beside it. */
@AnalyzeClasses(packages = "org.occopus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "org.occopus.description..",
        "org.occopus.topology..",
        "org.occopus.node..",
        "org.occopus.plan..",
        "org.occopus.preview..",
        "org.occopus.resolution..",
        "org.occopus.schema..",
        "org.occopus.template..",
        "org.occopus.yaml.."
    };

    @ArchTest
    static final ArchRule pluginContractsKnowOnlyThemselves = classes()
            .that()
            .resideInAPackage("org.occopus.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.occopus.spi..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule pluginsKnowOnlyTheContracts = noClasses()
            .that()
            .resideInAPackage("org.occopus.plugins..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.occopus..")
                    .and(not(resideInAPackage("org.occopus.spi..")))
                    .and(not(resideInAPackage("org.occopus.plugins.."))));

    @ArchTest
    static final ArchRule pluginsDoNotKnowEachOther =
            slices().matching("org.occopus.plugins.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule theEngineNamesNoPlugin = noClasses()
            .that()
            .resideOutsideOfPackage("org.occopus.plugins..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.occopus.plugins..");

    @ArchTest
    static final ArchRule theEngineDoesNotKnowTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage("org.occopus.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.occopus.web..");

    @ArchTest
    static final ArchRule decisionsKnowNoContainerAndNoNetwork = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..", "java.net.http..", "org.hibernate..");

    /** Time comes in as an {@code InstantSource}, so that scenarios can set it. */
    @ArchTest
    static final ArchRule nobodyAsksTheMachineForTheTime = noClasses()
            .that(not(simpleName("SystemClock")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /** A pass comes back instead of waiting. */
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class);

    @ArchTest
    static final ArchRule theWebTouchesNoRow = noClasses()
            .that()
            .resideInAPackage("org.occopus.web..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule rowsStayInStorage =
            classes().that().areAnnotatedWith(Entity.class).should().resideInAPackage("org.occopus.storage..");

    @ArchTest
    static final ArchRule enterpriseBeansStayAtTheRim = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .or()
            .areAnnotatedWith(Singleton.class)
            .should()
            .resideInAnyPackage("org.occopus.storage..", "org.occopus.assembly..");

    /** Everything inside takes what it needs in its constructor. */
    @ArchTest
    static final ArchRule fieldsAreInjectedAtTheRimOnly = fields().that()
            .areAnnotatedWith(Inject.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAnyPackage(
                    "org.occopus.storage..", "org.occopus.assembly..", "org.occopus.web..", "org.occopus.plugins..");

    @ArchTest
    static final ArchRule nobodyPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodyThrowsTheUnspecific = noClasses()
            .that(not(assignableTo(Throwable.class)))
            .should()
            .callConstructor(RuntimeException.class, String.class)
            .orShould()
            .callConstructor(RuntimeException.class, String.class, Throwable.class)
            .orShould()
            .callConstructor(Exception.class, String.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .that(not(assignableTo(org.occopus.spi.config.ConfigManager.class)))
            .and()
            .doNotHaveSimpleName("ConfigManager")
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("org.occopus.(*)..").should().beFreeOfCycles();
}
