package org.occopus.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which login a call uses is up to the resource section of its own infrastructure: logins are chosen by any of its keys. */
class LoginScenario {
    private static final String DEFINITIONS = """
            'node_def:small':
              - resource: {type: fake, size: small}
            'node_def:big':
              - resource: {type: fake, size: big}
            """;

    private final Rehearsal engine = new Rehearsal();

    @Test
    void listsEachInfrastructureWithALoginForItsOwnSection() {
        engine.define(DEFINITIONS);
        engine.submit(Yaml.one("small", 1, 1));
        engine.run();
        engine.after(Duration.ofSeconds(30));
        engine.timerFires();
        engine.run();
        engine.submit(Yaml.one("big", 1, 1));
        engine.run();
        engine.loginsLookedFor.clear();

        engine.after(Duration.ofSeconds(30));
        engine.timerFires();
        engine.run();

        assertThat(engine.loginsLookedFor)
                .extracting(section -> section.text("size").orElse(""))
                .contains("small", "big");
    }
}
