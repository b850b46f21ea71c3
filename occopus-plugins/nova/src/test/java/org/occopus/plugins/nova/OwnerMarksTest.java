package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.plugins.nova.OwnerMarks.Described;
import org.occopus.spi.resource.Owner;
import org.occopus.testkit.Owners;

class OwnerMarksTest {
    private static final int MOST = 255;

    @Test
    void readsBackWhatADescriptionSays() {
        Owner owner = Owners.any();

        assertThat(OwnerMarks.ofDescription(OwnerMarks.description(owner)))
                .contains(new Described(owner, Optional.empty()));
        assertThat(OwnerMarks.ofDescription(OwnerMarks.description(owner, "s1")))
                .contains(new Described(owner, Optional.of("s1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "occopus", "address of the web server", "occopus a b c d e f", "Occopus a b c d"})
    void seesThatSomebodyElseWroteADescription(String text) {
        assertThat(OwnerMarks.ofDescription(text)).isEmpty();
    }

    @Test
    void fitsTheLongestNodeName() {
        Owner owner = Owners.of(Owners.newId(), Owners.newId(), "n".repeat(63));

        assertThat(OwnerMarks.description(owner, Owners.newId())).hasSizeLessThanOrEqualTo(MOST);
    }
}
