package org.occopus.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private final Map<String, String> headers = new TreeMap<>();

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                SecurityHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, values) -> headers.put(String.valueOf(values[0]), String.valueOf(values[1])));
    }

    @Test
    void tellsBrowsersToStayWithTlsOnceTheyHaveIt() {
        SecurityHeaders.set(response(), false, false);
        assertThat(headers).doesNotContainKey("Strict-Transport-Security");
        SecurityHeaders.set(response(), true, false);
        assertThat(headers).containsEntry("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void letsPagesOfAllowedSitesSeeWhetherAnAnswerWasGivenBefore() {
        String portal = "https://portal.example.com";
        new CrossOrigin(List.of(portal)).allow(FakeRequest.of("x", "GET /", "Origin: " + portal), response());
        assertThat(headers.get("Access-Control-Expose-Headers")).contains("Idempotent-Replayed");
    }
}
