package org.occopus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.infrastructure.Recovery;
import org.occopus.state.Snapshot;
import org.occopus.watching.Goal;
import org.occopus.watching.Watchers;

/** Answers at once, or when the work is done, as the client prefers. No thread waits. */
@ApplicationScoped
public class WaitingAnswers {
    @Inject
    Watchers watchers;

    @Inject
    Infrastructures infrastructures;

    @Inject
    Recovery recovery;

    /**
     * The answer to an accepted request.
     *
     * @param id the infrastructure
     * @param goal what the client waits for, if it does
     * @param headers may say how long
     * @param body of the answer; with a wait, the status then is added
     */
    CompletionStage<Response> answer(String id, Goal goal, HttpHeaders headers, JsonObjectBuilder body) {
        Optional<Duration> wait = WaitPreference.of(HeaderValues.of(headers, WaitPreference.HEADER));
        return wait.map(most -> watchers.await(id, goal, most).thenApply(reached -> waited(id, most, body)))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        Response.ok(body.build()).build()));
    }

    private Response waited(String id, Duration most, JsonObjectBuilder body) {
        return Response.ok(body.add("status", status(id)).build())
                .header(WaitPreference.APPLIED, "wait=" + most.toSeconds())
                .build();
    }

    /** Everything about an infrastructure, destroyed or not. */
    JsonObject status(String id) {
        Snapshot snapshot = infrastructures.status(id);
        return StatusJson.of(snapshot, recovery.receipt(snapshot.infrastructure()));
    }
}
