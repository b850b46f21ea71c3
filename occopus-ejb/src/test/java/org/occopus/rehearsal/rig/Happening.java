package org.occopus.rehearsal.rig;

import java.util.Random;
import java.util.stream.Stream;

/** What can happen in a run, and how often it does. */
enum Happening {
    /** Up to 40 s go by and the timers fire. */
    TIME(40),
    /** The orphan sweep runs. */
    SWEEP(3),
    /** The server is killed, at one of its next steps. */
    KILL(8),
    /** The server stops for longer than its lease, at one of its next steps; another takes over. */
    STALL(5),
    /** A call fails without effect. */
    FAILURE(6),
    /** A call happens and its answer is lost. */
    LOST_ANSWER(6),
    /** A call is carried out twice. */
    REPEATED_CALL(3),
    /** Calls are throttled. */
    THROTTLE(3),
    /** The cloud cannot be reached. */
    CUT_OFF(2),
    /** It can be reached again. */
    RECONNECT(8),
    /** New resources show up in listings late. */
    LIST_LAG(3),
    /** Deletions take a while. */
    SLOW_DELETE(3),
    /** Deletions stay under way, or end again. */
    STUCK_DELETE(3),
    /** A creation makes companions and then fails. */
    HALF_CREATION(3),
    /** Machines do not boot. */
    BOOT_FAILURE(3),
    /** The cloud has few places. */
    FULL(1),
    /** A machine vanishes. */
    MACHINE_DIES(5),
    /** A machine fails. */
    MACHINE_FAILS(3),
    /** A machine runs and does not work. */
    CHECK_FAILS(4),
    /** All machines run and none works, for all that the server can see. */
    ALL_CHECKS_FAIL(1),
    /** A call to the config manager fails without effect. */
    CONFIG_CALL_FAILS(2),
    /** The configuration of a node fails. */
    CONFIG_FAILS(2),
    /** All machines work. */
    CHECK_PASSES(3),
    /** A user scales. */
    SCALE(6),
    /** A user submits the description again. */
    RECONFIGURE(2),
    /** A user stops maintenance. */
    DETACH(1),
    /** A user starts maintenance. */
    ATTACH(3),
    /** A user asks for the end. */
    DESTROY(2),
    /** A user asks for something while the server is at one of its next steps. */
    REQUEST_MEANWHILE(10),
    /** A user submits another infrastructure. */
    SUBMIT(1);

    private static final int TOTAL =
            Stream.of(values()).mapToInt(happening -> happening.weight).sum();

    private final int weight;

    Happening(int weight) {
        this.weight = weight;
    }

    static Happening any(Random random) {
        int at = random.nextInt(TOTAL);
        for (Happening happening : values()) {
            at -= happening.weight;
            if (at < 0) {
                return happening;
            }
        }
        throw new AssertionError("the weights do not add up");
    }
}
