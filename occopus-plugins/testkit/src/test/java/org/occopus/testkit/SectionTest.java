package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.setting.Section;

class SectionTest {

    @Test
    void takesAnEmptyItemOfAListAsMissing() {
        Section section = new Section(Map.of("list", Arrays.asList("a", null, 1)));

        assertThat(section.list("list")).containsExactly("a", 1);
    }

    @Test
    void knowsNoNumberBeforeItsTemplateIsRendered() {
        Section section = new Section(Map.of("size", "{{variables.size}}", "count", "5", "word", "five"));

        assertThat(section.number("size")).isEmpty();
        assertThat(section.number("count")).contains(5.0);
        assertThatIllegalArgumentException().isThrownBy(() -> section.number("word"));
    }
}
