package org.occopus.rehearsal.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.occopus.rehearsal.rig.SeededRun.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promises hold in thousands of seeded runs, and the rig notices engines that break them. A failure names its seed;
 * {@code -Doccopus.rig.seed=N -Doccopus.rig.runs=1} replays it.
 */
class PromisesScenario {
    private static final Logger LOG = LoggerFactory.getLogger(PromisesScenario.class);
    private static final long FIRST_SEED = Long.getLong("occopus.rig.seed", 1);
    private static final long RUNS = Long.getLong("occopus.rig.runs", 2_000);
    private static final int SEEDS_TO_NOTICE_A_DEFECT = 300;

    @Test
    void holdWhateverHappens() {
        Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Outcome outcome = new SeededRun(seed, Defect.NONE).run();
            assertThat(outcome.violations())
                    .as("seed %d: %s", seed, outcome.story())
                    .isEmpty();
            outcome.happened().forEach((happening, times) -> happened.merge(happening, times, Integer::sum));
        }
        LOG.info("{} runs from seed {}, no violation; what happened: {}", RUNS, FIRST_SEED, happened);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noticesADefectiveEngine(Defect defect) {
        assertThat(LongStream.rangeClosed(1, SEEDS_TO_NOTICE_A_DEFECT)
                        .anyMatch(seed ->
                                !new SeededRun(seed, defect).run().violations().isEmpty()))
                .as("%s is noticed within %d runs", defect, SEEDS_TO_NOTICE_A_DEFECT)
                .isTrue();
    }
}
