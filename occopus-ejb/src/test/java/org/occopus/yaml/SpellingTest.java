package org.occopus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void guessesTheNearestWord() {
        assertThat(Spelling.hint("maxi", List.of("min", "max"))).isEqualTo("did you mean 'max'?");
        assertThat(Spelling.hint("Variabels", List.of("name", "variables"))).isEqualTo("did you mean 'variables'?");
    }

    @Test
    void listsWhatThereIsWhenNothingIsNear() {
        assertThat(Spelling.hint("colour", List.of("type", "name"))).isEqualTo("known are: name, type");
        assertThat(Spelling.hint("x", List.of())).isEmpty();
    }
}
