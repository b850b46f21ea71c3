package org.occopus.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.occopus.client.terminal.Statuses.START;
import static org.occopus.client.terminal.Statuses.instance;
import static org.occopus.client.terminal.Statuses.node;
import static org.occopus.client.terminal.Statuses.nodeOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;
import org.occopus.client.state.Remnant;

class ProgressTest {
    private static final Instant NOW = START.plusSeconds(12);

    @Test
    void showsALineForEachInstanceWithItsSeconds() {
        InfrastructureStatus status = Statuses.of(
                InfrastructureState.BUILDING,
                List.of(
                        node("db", instance("0123456789", InstanceState.READY, "")),
                        node("app", instance("abcdefghij", InstanceState.BOOTING, "waits for its address"))));
        assertThat(new ProgressView(Palette.PLAIN).lines(status, NOW))
                .containsExactly(
                        "shop BUILDING  1 of 2 ready",
                        "  db/01234567   READY          7 s",
                        "  app/abcdefgh  BOOTING       12 s  waits for its address");
    }

    @Test
    void neverShowsNegativeSeconds() {
        InfrastructureStatus status = Statuses.of(
                InfrastructureState.BUILDING, List.of(node("db", instance("1", InstanceState.BOOTING, ""))));
        assertThat(new ProgressView(Palette.PLAIN)
                        .lines(status, START.minusSeconds(9))
                        .getLast())
                .endsWith(" 0 s");
    }

    @Test
    void sumsUpWhatDoesNotFitOnTheScreen() {
        InfrastructureStatus status = Statuses.of(
                InfrastructureState.BUILDING,
                List.of(nodeOf("a", 30, InstanceState.READY), nodeOf("b", 40, InstanceState.BOOTING)));
        List<String> lines = new ProgressView(Palette.PLAIN).lines(status, NOW);
        assertThat(lines).hasSize(ProgressView.MOST_LINES + 1);
        assertThat(lines.getLast()).isEqualTo("  and 55 more: 25 BOOTING, 30 READY");
    }

    @Test
    void showsWhatRemainsInPlaceOfTheInstances() {
        InfrastructureStatus status = Statuses.remaining(
                new Remnant("db", "0123456789", Optional.of("sim-7"), Optional.of("the cloud still deletes it")));
        assertThat(new ProgressView(Palette.PLAIN).lines(status, NOW))
                .contains("  still there: db/01234567 (sim-7): the cloud still deletes it");
    }

    @Test
    void coloursStatesOnlyWithAPalette() {
        InfrastructureStatus status =
                Statuses.of(InfrastructureState.BUILDING, List.of(node("db", instance("1", InstanceState.READY, ""))));
        assertThat(new ProgressView(Palette.COLOURED).lines(status, NOW).getLast())
                .contains("\u001b[32mREADY");
        assertThat(String.join("", new ProgressView(Palette.PLAIN).lines(status, NOW)))
                .doesNotContain("\u001b");
    }

    @Test
    void printsOneLineAChangeInAPipe() {
        TestTerminal pipe = new TestTerminal(false, "");
        Progress progress = Progress.on(pipe.terminal(), () -> NOW);
        for (InstanceState state : List.of(InstanceState.BOOTING, InstanceState.BOOTING, InstanceState.READY)) {
            progress.accept(Statuses.of(
                    InfrastructureState.BUILDING, List.of(node("db", instance("0123456789", state, "a note")))));
        }
        assertThat(pipe.err().lines().map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", "")))
                .containsExactly("db/01234567 BOOTING a note", "shop BUILDING", "db/01234567 READY a note");
        assertThat(pipe.err()).matches("(?s)\\d\\d:\\d\\d:\\d\\d db/.*").doesNotContain("\u001b");
        assertThat(pipe.out()).isEmpty();
    }

    @Test
    void redrawsItsLinesOnAScreen() {
        TestTerminal screen = new TestTerminal(true, "");
        Progress progress = Progress.on(screen.terminal(), () -> NOW);
        InfrastructureStatus status = Statuses.of(
                InfrastructureState.BUILDING, List.of(node("db", instance("1", InstanceState.BOOTING, ""))));
        progress.accept(status);
        assertThat(screen.err()).doesNotContain("\u001b[2A");
        progress.accept(status);
        assertThat(screen.err()).contains("\u001b[2A");
    }

    @Test
    void drawsBelowWhatWasSaid() {
        TestTerminal screen = new TestTerminal(true, "");
        Progress progress = Progress.on(screen.terminal(), () -> NOW);
        InfrastructureStatus status = Statuses.of(InfrastructureState.BUILDING, List.of());
        progress.accept(status);
        progress.say("something");
        progress.accept(status);
        assertThat(screen.err()).contains("something").doesNotContain("\u001b[1A");
    }
}
