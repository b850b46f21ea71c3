package org.occopus.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.occopus.spi.access.ForRole;

/** Every request, of plugins too, says whom it is for, and {@code docs/security.md} says the same. */
class RolesTest {
    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("..", "docs", "security.md");
    private static final Set<String> ROLES =
            Set.of(ForRole.ANYBODY, ForRole.VIEWER, ForRole.OPERATOR, ForRole.UNBOUND_OPERATOR, ForRole.ADMIN);

    record Request(Method method, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static List<Request> requests() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.occopus").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(RolesTest::request)
                        .toList();
    }

    private static Stream<Request> request(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(verb -> new Request(method, verb.value() + " " + path(method)));
    }

    private static String path(Method method) {
        String type = method.getDeclaringClass().getAnnotation(Path.class).value();
        String own = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
        return Stream.of(type, own)
                .map(part -> part.replaceAll("^/|/$", ""))
                .filter(part -> !part.isEmpty())
                .reduce("", (before, part) -> before + "/" + part)
                .transform(path -> path.isEmpty() ? "/" : path);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void everyRequestIsForARoleThatThePageTells(Request request) throws IOException {
        ForRole declared = Optional.ofNullable(request.method().getAnnotation(ForRole.class))
                .orElseGet(() -> request.method().getDeclaringClass().getAnnotation(ForRole.class));
        assertThat(declared)
                .as("@ForRole of %s, for %s", request.method(), request)
                .isNotNull();
        assertThat(ROLES).contains(declared.value());
        String row = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `" + declared.value() + "` |"))
                .reduce("", String::concat);
        assertThat(row)
                .as("the row of %s in docs/security.md", declared.value())
                .contains("`" + request + "`");
    }
}
