package org.occopus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void leavesAsItIsWhateverIsNoSecret() {
        String yaml = """
                # a comment: with a colon
                infra_name:   'x'
                nodes:
                  - {name: a, type: "t"}   # flow
                variables:
                  text: |
                    several
                      lines
                  empty:
                """;
        assertThat(SecretMask.text(yaml)).isEqualTo(yaml);
    }

    @Test
    void masksEveryKindOfScalarUnderASecretKey() {
        assertThat(SecretMask.text("""
                        DB_PASSWORD: plain # kept
                        token: 'quoted'
                        "api-key": "double"
                        secret: |
                          first
                          second
                        after: 1
                        credentials: {user: u, parts: [a, b]}
                        empty_token:
                        """)).isEqualTo("""
                        DB_PASSWORD: "***" # kept
                        token: "***"
                        "api-key": "***"
                        secret: "***"
                        after: 1
                        credentials: {user: "***", parts: ["***", "***"]}
                        empty_token:
                        """);
    }

    @Test
    void masksWhatAnAliasBringsUnderASecretKeyAndKeepsItsAnchor() {
        assertThat(SecretMask.text("shared: &s hunter2\npassword: *s\n"))
                .isEqualTo("shared: &s \"***\"\npassword: *s\n");
    }

    @Test
    void masksLoginsInAddresses() {
        assertThat(SecretMask.text("proxy: http://me:hunter2@proxy.example.org:3128/\n"))
                .isEqualTo("proxy: http://***@proxy.example.org:3128/\n");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(SecretMask.text("\uFEFFname: \uD83D\uDE00\npassword: \uD83D\uDE00x\nend: \uD83D\uDE00\n"))
                .isEqualTo("name: \uD83D\uDE00\npassword: \"***\"\nend: \uD83D\uDE00\n");
    }
}
