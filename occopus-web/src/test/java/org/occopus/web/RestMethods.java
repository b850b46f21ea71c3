package org.occopus.web;

import com.google.common.reflect.ClassPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The methods of all JAX-RS resources in the WAR, those of plugins included. */
final class RestMethods {
    private RestMethods() {}

    /**
     * A method.
     *
     * @param name for example {@code GET /infrastructures/{id}}, lists with a slash at the end
     * @param queryParameters their names, sorted
     */
    record RestMethod(String name, Set<String> queryParameters) {}

    static List<RestMethod> all() {
        List<RestMethod> found = new ArrayList<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method)
                        .ifPresent(verb ->
                                found.add(new RestMethod(verb + ' ' + path(resource, method), parameters(method))));
            }
        }
        return found;
    }

    private static List<Class<?>> resources() {
        try {
            ClassPath classes = ClassPath.from(RestMethods.class.getClassLoader());
            List<Class<?>> found = new ArrayList<>();
            classes.getTopLevelClassesRecursive("org.occopus").stream()
                    .filter(one -> one.getSimpleName().endsWith("Resource")
                            || one.getSimpleName().endsWith("Endpoint"))
                    .map(ClassPath.ClassInfo::load)
                    .filter(one -> one.isAnnotationPresent(Path.class))
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    /** Lists answer with and without the slash; the manual writes it. */
    private static String path(Class<?> resource, Method method) {
        String base = resource.getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        boolean isList = Set.of("infrastructures", "node_definitions").contains(base) && below == null;
        String path = "/" + base + (below == null ? "" : "/" + below.value()) + (isList ? "/" : "");
        return path.replaceAll("/+", "/");
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof QueryParam parameter) {
                    names.add(parameter.value());
                }
            }
        }
        return names;
    }
}
