package org.occopus.plugins.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can go wrong with a call, or with the machine that it creates. */
enum FaultKind {
    /** The request is slow: nothing has happened yet. */
    LATENCY,
    /** The answer is slow: what was asked has happened. */
    SLOW_ANSWER,
    /** A failure of some kind, without effect. */
    FAIL,
    /** No answer, without effect. */
    TIMEOUT,
    /** No answer, but what was asked has happened. */
    LOST_ANSWER,
    /** What is asked happens twice, and what is listed is listed twice. */
    DUPLICATE_ANSWER,
    /** An answer as it was some time ago. */
    STALE_ANSWER,
    /** New machines are missing from listings for some time. */
    LIST_LAG,
    /** The volume is made, the machine is not. */
    PARTIAL_CREATION,
    /** Deletions take some time, or for ever. */
    STUCK_DELETE,
    /** There is room for so many machines. */
    CAPACITY,
    /** The account may have so many machines. */
    QUOTA,
    /** Machines boot longer. */
    BOOT,
    /** Machines vanish some time after their creation. */
    DIES,
    /** Machines run on some time after their creation and do nothing any more. */
    HANGS,
    /** Machines fail some time after their creation, and the cloud says so. */
    FAILS;

    /** What a fault may need to know. */
    enum Parameter {
        SECONDS,
        KIND,
        LIMIT,
        RETRY_AFTER_SECONDS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The calls that it can befall. */
    Set<Call> calls() {
        return switch (this) {
            case LATENCY, SLOW_ANSWER, FAIL, TIMEOUT -> EnumSet.allOf(Call.class);
            case LOST_ANSWER -> EnumSet.of(Call.CREATE, Call.DELETE);
            case DUPLICATE_ANSWER -> EnumSet.of(Call.CREATE, Call.LIST, Call.DELETE);
            case STALE_ANSWER -> EnumSet.of(Call.DESCRIBE, Call.LIST);
            case LIST_LAG -> EnumSet.of(Call.LIST);
            case STUCK_DELETE -> EnumSet.of(Call.DELETE);
            case PARTIAL_CREATION, CAPACITY, QUOTA, BOOT, DIES, HANGS, FAILS -> EnumSet.of(Call.CREATE);
        };
    }

    /** The calls that it befalls when nobody says which. */
    Set<Call> usualCalls() {
        return this == LOST_ANSWER || this == SLOW_ANSWER ? EnumSet.of(Call.CREATE) : calls();
    }

    /** Whether it holds for all calls and machines alike, so that there is nothing to draw. */
    boolean isStanding() {
        return this == CAPACITY || this == QUOTA || this == LIST_LAG;
    }

    /** What it has to know. */
    Optional<Parameter> needed() {
        return switch (this) {
            case LATENCY, SLOW_ANSWER, STALE_ANSWER, LIST_LAG, BOOT, DIES, HANGS, FAILS ->
                Optional.of(Parameter.SECONDS);
            case FAIL -> Optional.of(Parameter.KIND);
            case CAPACITY, QUOTA -> Optional.of(Parameter.LIMIT);
            case TIMEOUT, LOST_ANSWER, DUPLICATE_ANSWER, PARTIAL_CREATION, STUCK_DELETE -> Optional.empty();
        };
    }

    /** What it may be told. */
    boolean takes(Parameter parameter) {
        return switch (parameter) {
            case SECONDS -> this == TIMEOUT || this == STUCK_DELETE || needs(parameter);
            case RETRY_AFTER_SECONDS -> this == FAIL;
            case KIND, LIMIT -> needs(parameter);
        };
    }

    private boolean needs(Parameter parameter) {
        return needed().filter(parameter::equals).isPresent();
    }

    /** As in descriptions. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FaultKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(FaultKind::word).toList();
    }
}
