package org.occopus.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as the gate sees it.
 *
 * @param peer the address that it comes from
 * @param line method and path
 * @param headers by their names in small letters
 */
record FakeRequest(String peer, String line, Map<String, String> headers) {

    /** @param headers such as {@code "Host: localhost"} */
    static HttpServletRequest of(String peer, String line, String... headers) {
        Map<String, String> byName = Arrays.stream(headers)
                .map(header -> header.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0].toLowerCase(Locale.ROOT), parts -> parts[1]));
        FakeRequest fake = new FakeRequest(peer, line, byName);
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                        fake.answer(method.getName(), arguments == null ? "" : String.valueOf(arguments[0])));
    }

    private @Nullable Object answer(String question, String argument) {
        return switch (question) {
            case "getHeader" -> headers.get(argument.toLowerCase(Locale.ROOT));
            case "getRemoteAddr" -> peer;
            case "getMethod" -> line.split(" ")[0];
            case "getRequestURI" -> line.split(" ")[1].split("\\?", 2)[0];
            case "getQueryString" -> line.contains("?") ? line.split("\\?", 2)[1] : null;
            case "getServerName" -> headers.getOrDefault("host", "localhost").replaceFirst(":\\d+$", "");
            default -> throw new UnsupportedOperationException(question);
        };
    }
}
