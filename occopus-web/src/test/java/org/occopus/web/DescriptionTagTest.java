package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.description.InfrastructureDescription;
import org.occopus.state.Infrastructure;
import org.occopus.state.Snapshot;
import org.occopus.state.StoredSnapshot;

class DescriptionTagTest {
    private static final InfrastructureDescription EMPTY =
            new InfrastructureDescription("i", "u", List.of(), List.of(), Map.of());

    /** Version 12 of an infrastructure with its first description. */
    private static final StoredSnapshot REPORTED = new StoredSnapshot(
            new Snapshot(Infrastructure.submitted("id", EMPTY, true, true, Instant.EPOCH), EMPTY, Map.of(), List.of()),
            12);

    private static LongPredicate expected(String... values) {
        return DescriptionTag.expected(List.of(values), () -> REPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"d3\"", "\"d3-json\"", "\"x\", \"d3\"", "*", " * "})
    void matchesEveryFormOfTheDescription(String header) {
        assertThat(expected(header).test(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"d2\"", "W/\"d3\"", "\"v3\"", "d3", "", "\"d99999999999999999999\""})
    void matchesNothingElse(String header) {
        assertThat(expected(header).test(3)).isFalse();
    }

    @Test
    void demandsNothingWithoutTheHeader() {
        assertThat(expected().test(3)).isTrue();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(expected('"' + DescriptionTag.of(7, true) + '"').test(7)).isTrue();
    }

    @Test
    void takesTheTagOfTheReportWhileNothingElseWasStored() {
        String tag = '"' + DescriptionTag.ofReport(REPORTED) + '"';
        assertThat(expected(tag).test(1)).isTrue();
        assertThat(expected(tag).test(2)).isFalse();
        assertThat(expected("\"v11\"").test(1)).isFalse();
        assertThat(expected("\"v12-json\"").test(1)).isFalse();
    }
}
