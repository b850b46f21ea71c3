package org.occopus.web;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.Phase;

/** Which infrastructures a list shows. */
public class InfrastructureQuery {
    private static final int MOST = 1000;

    @QueryParam("name")
    @Nullable
    String name;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("user_id")
    @Nullable
    String userId;

    @QueryParam("maintained")
    @Nullable
    String maintained;

    @QueryParam("after")
    @Nullable
    String after;

    @QueryParam("limit")
    @Nullable
    String limit;

    /** Whether it asks for anything less than all. */
    boolean isPlain() {
        return Stream.of(name, state, userId, maintained, after, limit).allMatch(Objects::isNull);
    }

    InfrastructureFilter filter() {
        return new InfrastructureFilter(
                Optional.ofNullable(name),
                Optional.ofNullable(userId),
                Optional.ofNullable(state).map(InfrastructureQuery::phase),
                Optional.ofNullable(maintained).map(value -> QueryValues.flag("maintained", value)),
                Optional.ofNullable(after),
                QueryValues.limit(limit, MOST));
    }

    private static Phase phase(String word) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.REQUEST_INVALID,
                        "The request says state=" + word + ", but state must be one of "
                                + Arrays.toString(Phase.values()) + "."));
    }
}
