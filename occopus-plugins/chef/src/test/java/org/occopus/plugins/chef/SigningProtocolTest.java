package org.occopus.plugins.chef;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.occopus.testkit.chef.TestLogin;

/** The expected signatures were made by OpenSSL 3.0 from the texts that the Chef documentation prescribes. */
final class SigningProtocolTest {
    private static final byte[] BODY = "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signsInVersion13() throws GeneralSecurityException {
        assertThat(headers("1.3"))
                .containsEntry("X-Ops-Sign", "algorithm=sha256;version=1.3;")
                .containsEntry("X-Ops-Userid", "occopus")
                .containsEntry("X-Ops-Timestamp", "2026-11-22T10:00:00Z")
                .containsEntry("X-Ops-Server-API-Version", "1")
                .containsEntry("X-Ops-Content-Hash", "AinTfjParhSb9AVDpc4dtEWdEPgw1ROSeaor/V9khaE=");
        assertThat(signature("1.3")).isEqualTo("""
                NS+bWj59Or9CbJeBCbuqlL1BrLEnZM8h0KRxiOY7NLhJNl2cOwanEIOhFizH
                8oXEPhvplDFYTdW/7o9nKD8yYjsrJV9pf35GrTnjpryWcCjjDi3Ev/2ON3Hv
                lVv9mrGXv9kpFGgeRUYOtUKniDnAyNH/FhJBwE6Ik6tFe3IiHhrvh45ZVlEG
                DyxSfdyo1aFYZbvIp5F2DGjP+C2VnAkGDjET0Bo4iYwdI/mia9SHeaDZg7Yy
                BRylwwPTRVoR3IXWMGu2unklvqjsuEZ4DEVrItZ+aWpKzW//ULqtqm31X/jw
                t4wNEWCguH71WwpzwJ/o5OGgOzN32T59L4Gww9PdBg==""");
    }

    @Test
    void signsInVersion10() throws GeneralSecurityException {
        assertThat(headers("1.0"))
                .containsEntry("X-Ops-Sign", "algorithm=sha1;version=1.0;")
                .containsEntry("X-Ops-Content-Hash", "iD2Rve/jlI2A13Iw1wrdBubvGUQ=");
        assertThat(signature("1.0")).isEqualTo("""
                Ams4f1crrG4cx8i26ZsFcKZOBccLqYEnzO9qyKLLQT9poaDODV6WdeSI7VF1
                Z5dhTPDedJAgXdL4rZ9XYkRKWBPMNRy1N4noYUHKz/6oCJu1wub2mycuC2QW
                0FQ6xwZCdcR7TmGpmNKSP8o/FHKor0CUluudaLwRr9jBk5GnnWjlxrJ/czBW
                CI0IynNml9zK1NY4nOhmFl7XkEBXm6l4TXwzGQJhgaZva54X3osq4rMl6jjI
                HGSf8I5oeutyg4YViU8QkSOxnZxvr7eTiGOpQq3GJpGrmnroGnt+Ghq1yAWS
                SmF+VRVGR7s8Jpp4CTdhmF0P98p3n0KxIMkpiDwJNA==""");
    }

    @Test
    void knowsNoOtherVersion() {
        assertThat(SigningProtocol.of("1.1")).isEmpty();
    }

    private static String signature(String version) throws GeneralSecurityException {
        return headers(version).entrySet().stream()
                .filter(header -> header.getKey().startsWith("X-Ops-Authorization-"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(String version) throws GeneralSecurityException {
        ChefLogin login = ChefLogin.of(TestLogin.credentials(version));
        String hash = login.protocol().hash(BODY);
        return new SignedRequest("POST", "/organizations/staff/nodes", hash, "2026-11-22T10:00:00Z", "occopus")
                .headers(login);
    }
}
