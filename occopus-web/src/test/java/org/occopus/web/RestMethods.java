package org.occopus.web;

import com.google.common.reflect.ClassPath;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all JAX-RS resources in the WAR answer, those of plugins included. */
final class RestMethods {
    private RestMethods() {}

    /**
     * The names of query parameters by request, for example {@code GET /infrastructures/{id}}, lists with a slash at the
     * end. A request that several methods answer, each in another format, has the parameters of all.
     */
    static SortedMap<String, Set<String>> all() {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method)
                        .map(verb -> verb + ' ' + path(resource, method))
                        .ifPresent(request -> found.computeIfAbsent(request, name -> new TreeSet<>())
                                .addAll(queryParameters(method)));
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

    private static Set<String> queryParameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(parameter.getAnnotation(QueryParam.class), names);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(field.getAnnotation(QueryParam.class), names);
                }
            }
        }
        return names;
    }

    private static void add(@Nullable QueryParam parameter, Set<String> names) {
        if (parameter != null) {
            names.add(parameter.value());
        }
    }
}
