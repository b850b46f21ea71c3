package org.occopus.client;

import java.time.Duration;
import java.util.function.Function;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureReport;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;

/**
 * One infrastructure on the server. Holds its id and nothing else; every method asks the server and throws what
 * {@link OccopusClient} throws. Safe for use by several threads.
 */
public final class InfrastructureHandle {
    private final OccopusClient client;
    private final RestConnection rest;
    private final String id;

    InfrastructureHandle(OccopusClient client, RestConnection rest, String id) {
        this.client = client;
        this.rest = rest;
        this.id = id;
    }

    /** {@return the id} */
    public String id() {
        return id;
    }

    /** {@return everything about it, from the server's memory and not from the clouds} */
    public InfrastructureStatus status() {
        return client.status(id);
    }

    /** {@return the manual's report: nodes, instances and addresses} */
    public InfrastructureReport report() {
        return client.report(id);
    }

    /**
     * What happened and what happens, from the beginning.
     *
     * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="events"}
     *
     * @return the feed, which has read nothing yet
     */
    public EventFeed<InfrastructureEvent> events() {
        return feed(InfrastructureEvent::from);
    }

    /** {@return the same as {@link #events()}, each event with all its members as the server wrote them} */
    public EventFeed<JsonObject> eventDocuments() {
        return feed(Function.identity());
    }

    private <T> EventFeed<T> feed(Function<JsonObject, T> reader) {
        return new EventFeed<>(this, rest, reader);
    }

    /**
     * Waits until every node is ready and nothing is left to do.
     *
     * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="await"}
     *
     * @param limit how long at most
     * @return the status then
     * @throws BuildFailedException when it failed and was rolled back, or was destroyed meanwhile
     * @throws WaitExpiredException after the limit; the server goes on
     * @throws InterruptedException when the thread is interrupted; the server goes on
     */
    public InfrastructureStatus awaitReady(Duration limit) throws InterruptedException {
        InfrastructureStatus status = client.awaitSettled(id, limit, seen -> {});
        if (status.state() != InfrastructureState.RUNNING) {
            throw new BuildFailedException(status);
        }
        return status;
    }

    /**
     * Waits until the providers have confirmed that nothing is left.
     *
     * @param limit how long at most
     * @return the last status, with the receipt of the deletion
     * @throws WaitExpiredException after the limit; the server goes on
     * @throws InterruptedException when the thread is interrupted; the server goes on
     */
    public InfrastructureStatus awaitDestroyed(Duration limit) throws InterruptedException {
        return client.awaitDestroyed(id, limit, seen -> {});
    }

    /** Has nothing at all done about it from now on; what is asked for is stored and waits for {@link #resume()}. */
    public void suspend() {
        client.request("POST", Requests.path(id) + "/suspend");
    }

    /** Ends {@link #suspend()}: goes on, maintained or not as before. */
    public void resume() {
        client.request("POST", Requests.path(id) + "/resume");
    }

    /**
     * A document about the infrastructure as the server wrote it.
     *
     * @param what the end of the path, such as {@code /status}, {@code /plan} or {@code /why}
     * @return all members, also those that this library does not know
     */
    public JsonObject document(String what) {
        return client.request("GET", Requests.path(id) + what);
    }

    /**
     * As {@link #document(String)}, with one parameter.
     *
     * @param what the end of the path
     * @param parameter the name of the parameter
     * @param value its value, which is encoded
     * @return all members
     */
    public JsonObject document(String what, String parameter, String value) {
        return document(what + "?" + parameter + "=" + Requests.encoded(value));
    }
}
