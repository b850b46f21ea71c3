package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.occopus.description.DescriptionReader;
import org.occopus.description.InfrastructureDescription;
import org.occopus.description.SourceBundle;

class DescriptionJsonTest {
    private static final String FULL = """
            user_id: you@example.org
            infra_name: full
            variables: {port: 80, names: [a, b], deep: {x: 1.5, y: null, z: true}}
            healing: {stop_share: 40, stop_minimum: 5, backoff: 20}
            nodes:
              - &DB
                name: db
                type: t
                scaling: {min: 2, max: 4, max_unavailable: 2}
                filter: {type: simulator}
                selection: round_robin
                healing: {max_share: 50, boot_timeout: 60}
              - &WEB
                name: web
                type: u
                variables: {port: 81}
            dependencies:
              - connection: [*WEB, *DB]
                mappings:
                  - attributes: [a.b, c]
                    synch: true
              - [*WEB, *DB]
            """;

    private static InfrastructureDescription read(String text) {
        return new DescriptionReader().read(SourceBundle.ofBody(text)).value();
    }

    @Test
    void isADescriptionThatSaysTheSame() {
        InfrastructureDescription description = read(FULL);
        assertThat(read(DescriptionJson.of(description).toString())).isEqualTo(description);
    }

    @Test
    void showsNoSecret() {
        String secret = FULL.replace("port: 80", "db_password: hunter2, proxy: 'http://u:hunter2@h/'");
        assertThat(DescriptionJson.of(read(secret)).toString())
                .doesNotContain("hunter2")
                .contains("\"db_password\":\"***\"", "http://***@h/");
    }
}
