package org.occopus.web;

import jakarta.ejb.EJBException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers at once, or when the work is done, as the client prefers. No thread waits. */
@ApplicationScoped
public class WaitingAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingAnswers.class);

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

    /** The request was accepted whatever comes after it: without a database the answer says no more than that. */
    private Response waited(String id, Duration most, JsonObjectBuilder body) {
        try {
            body.add("status", status(id));
        } catch (EJBException noDatabase) {
            LOG.warn("The status of {} cannot be told in the answer to a request that waited", id, noDatabase);
            return Response.ok(body.build()).build();
        }
        return Response.ok(body.build())
                .header(WaitPreference.APPLIED, "wait=" + most.toSeconds())
                .build();
    }

    /** Everything about an infrastructure, destroyed or not. */
    JsonObject status(String id) {
        Snapshot snapshot = infrastructures.status(id);
        return StatusJson.of(snapshot, recovery.receipt(snapshot.infrastructure()));
    }
}
