package org.occopus.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.occopus.client.description.DescriptorBundle;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.DryRun;
import org.occopus.client.state.EventPage;
import org.occopus.client.state.InfrastructureReport;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InfrastructureSummary;
import org.occopus.client.state.PlanStep;

/**
 * A server, seen from Java. Every method is one request ({@code docs/rest.md}) but the three that wait. Safe for use by
 * several threads. Every method throws {@link OccopusException} with the server's problem, or one of its subclasses.
 *
 * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="build"}
 */
public final class OccopusClient {
    /** Where a server listens unless it is told otherwise. */
    public static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:5000");

    private final RestConnection rest;

    OccopusClient(RestConnection rest) {
        this.rest = rest;
    }

    /** {@return a builder with the defaults: the local server, 5 s to connect, 60 s to answer} */
    public static OccopusClientBuilder builder() {
        return new OccopusClientBuilder();
    }

    /** {@return the address of the server, without a slash at its end} */
    public URI server() {
        return rest.server();
    }

    /** {@return the server itself: whether it is ready, and its measurements} */
    public ServiceClient service() {
        return new ServiceClient(rest);
    }

    /** {@return the stored node definitions} */
    public NodeDefinitionsClient definitions() {
        return new NodeDefinitionsClient(rest);
    }

    /** {@return what to ask when something went wrong} */
    public RecoveryClient recovery() {
        return new RecoveryClient(rest);
    }

    /** {@return the API tokens} */
    public TokensClient tokens() {
        return new TokensClient(rest);
    }

    /** {@return the simulator's inventory} */
    public SimulatorClient simulator() {
        return new SimulatorClient(rest);
    }

    /**
     * One infrastructure, without asking whether there is one.
     *
     * @param id the infrastructure
     * @return what can be asked of it
     */
    public InfrastructureHandle infrastructure(String id) {
        return new InfrastructureHandle(this, rest, id);
    }

    /**
     * A request of the REST contract that has no body, for what the other methods leave out.
     *
     * @param method such as {@code GET}
     * @param path from the server's root, encoded
     * @return the answer as the server wrote it
     */
    public JsonObject request(String method, String path) {
        return rest.json(method, path);
    }

    /**
     * Has an infrastructure built, maintained from then on and rolled back when its first build fails. Sent again once when
     * the connection breaks before the answer, and carried out once.
     *
     * @param description the infrastructure description
     * @return once it is checked and stored; nothing is created yet
     * @throws OccopusException {@code description-invalid} with its problems
     */
    public Submission submit(DescriptorBundle description) {
        return submit(description, SubmitOptions.DEFAULT);
    }

    /**
     * Has an infrastructure built.
     *
     * @param description the infrastructure description
     * @param options how it is treated
     * @return once it is checked and stored; nothing is created yet
     * @throws OccopusException {@code description-invalid} with its problems
     */
    public Submission submit(DescriptorBundle description, SubmitOptions options) {
        String path = "/infrastructures/" + options.query();
        return Requests.submission("POST " + path, rest.jsonOnce(path, Requests.body(description)));
    }

    /**
     * Has a description checked as by {@link #submit(DescriptorBundle)}, and nothing stored.
     *
     * @throws DescriptionRefusedException with the problems
     */
    public DryRun dryRun(DescriptorBundle description) {
        String path = "/infrastructures/?dry_run=true";
        return Requests.read("POST " + path, rest.json("POST", path, Requests.body(description)), DryRun::from);
    }

    /**
     * Changes a living infrastructure into what the new description says. Instances that run stay as they are.
     *
     * @param id the infrastructure
     * @param description the whole new description
     * @return once it is checked and stored
     * @throws OccopusException {@code description-invalid} with its problems
     */
    public Reconfigured reconfigure(String id, DescriptorBundle description) {
        return reconfigure(id, description, false);
    }

    /**
     * As {@link #reconfigure(String, DescriptorBundle)}.
     *
     * @param replace whether instances that differ from the description are replaced, a few at a time
     */
    public Reconfigured reconfigure(String id, DescriptorBundle description, boolean replace) {
        String path = Requests.path(id) + (replace ? "?replace=true" : "");
        return Requests.read("PUT " + path, rest.json("PUT", path, Requests.body(description)), Reconfigured::from);
    }

    /** {@return the infrastructures that are not destroyed} */
    public List<InfrastructureSummary> infrastructures() {
        JsonObject answer = rest.json("GET", "/infrastructures/");
        return Requests.read(
                "GET /infrastructures/",
                answer,
                json -> json.objects("details").stream()
                        .map(InfrastructureSummary::from)
                        .toList());
    }

    /**
     * The manual's report.
     *
     * @param id the infrastructure
     * @return its nodes, instances and addresses, from the server's memory and not from the cloud
     */
    public InfrastructureReport report(String id) {
        return Requests.read(
                "GET " + Requests.path(id), rest.json("GET", Requests.path(id)), InfrastructureReport::from);
    }

    /**
     * Everything about an infrastructure.
     *
     * @param id the infrastructure, which may be destroyed
     * @return the status
     */
    public InfrastructureStatus status(String id) {
        String path = Requests.path(id) + "/status";
        return Requests.read("GET " + path, rest.json("GET", path), InfrastructureStatus::from);
    }

    /**
     * What happened, oldest first.
     *
     * @param id the infrastructure
     * @param after the number of the last event that is known, 0 for all
     * @return at most 500 events
     */
    public EventPage events(String id, long after) {
        String path = Requests.path(id) + "/events?after=" + after + "&limit=500";
        return Requests.read("GET " + path, rest.json("GET", path), json -> EventPage.from(json, after));
    }

    /**
     * What the next pass would do.
     *
     * @param id the infrastructure
     * @return empty when nothing is to be done
     */
    public List<PlanStep> plan(String id) {
        String path = Requests.path(id) + "/plan";
        return Requests.read(
                "GET " + path,
                rest.json("GET", path),
                json -> json.objects("steps").stream().map(PlanStep::from).toList());
    }

    /** Asks for the end of an infrastructure; it is gone once its status says {@code DESTROYED}. */
    public void destroy(String id) {
        rest.text("DELETE", Requests.path(id));
    }

    /** From now on the server heals and scales the infrastructure by itself. */
    public void attach(String id) {
        rest.text("POST", Requests.path(id) + "/attach");
    }

    /** From now on the server leaves the infrastructure alone; requests wait for the next pass. */
    public void detach(String id) {
        rest.text("POST", Requests.path(id) + "/detach");
    }

    /** Asks for one pass over an infrastructure that is not maintained; it has ended when it is not working any more. */
    public void maintain(String id) {
        rest.text("POST", Requests.path(id) + "/maintain");
    }

    /**
     * Asks for more instances.
     *
     * @param id the infrastructure
     * @param node the node's name
     * @param count how many more, from 1
     */
    public void scaleUp(String id, String node, int count) {
        rest.text("POST", Requests.path(id) + "/scaleup/" + Requests.encoded(node) + "/" + count);
    }

    /**
     * Asks for one instance less; the server chooses which.
     *
     * @param id the infrastructure
     * @param node the node's name
     */
    public void scaleDown(String id, String node) {
        rest.text("POST", Requests.path(id) + "/scaledown/" + Requests.encoded(node));
    }

    /**
     * Asks for the end of one instance.
     *
     * @param id the infrastructure
     * @param node the node's name
     * @param instance the instance's id or one of its addresses
     */
    public void scaleDown(String id, String node, String instance) {
        rest.text(
                "POST", Requests.path(id) + "/scaledown/" + Requests.encoded(node) + "/" + Requests.encoded(instance));
    }

    /**
     * Asks for a number of instances.
     *
     * @param id the infrastructure
     * @param node the node's name
     * @param count how many there shall be, within the limits of the description
     */
    public void scaleTo(String id, String node, int count) {
        rest.text("POST", Requests.path(id) + "/scaleto/" + Requests.encoded(node) + "/" + count);
    }

    /**
     * Stores credentials, in place of those that were stored. They can not be read back.
     *
     * @param authenticationData the manual's {@code auth_data.yaml}
     * @return how many entries each section has
     */
    public Map<String, Long> putAuthenticationData(DescriptorBundle authenticationData) {
        return Requests.sectionCounts(rest.json("PUT", "/auth_data", Requests.body(authenticationData)));
    }

    /**
     * Waits as {@link #await} until all is ready and nothing is left to do, or until nothing is left at all.
     *
     * @return the settled status
     */
    public InfrastructureStatus awaitSettled(String id, Duration limit, Consumer<InfrastructureStatus> progress)
            throws InterruptedException {
        return await(id, InfrastructureStatus::isSettled, limit, progress);
    }

    /**
     * Waits as {@link #await} until the infrastructure is destroyed, which the providers have then confirmed.
     *
     * @return the last status
     */
    public InfrastructureStatus awaitDestroyed(String id, Duration limit, Consumer<InfrastructureStatus> progress)
            throws InterruptedException {
        return await(id, status -> status.state() == InfrastructureState.DESTROYED, limit, progress);
    }

    /**
     * Waits for a status. A server that answered once and then restarts is waited for, up to a minute.
     *
     * @param id the infrastructure
     * @param wanted what to wait for
     * @param limit how long at most
     * @param progress is told every status that was seen, on the calling thread, up to 40 times a second
     * @return the first status that is as wanted
     * @throws WaitExpiredException after the limit
     * @throws InterruptedException when the thread is interrupted; the server goes on
     */
    public InfrastructureStatus await(
            String id, Predicate<InfrastructureStatus> wanted, Duration limit, Consumer<InfrastructureStatus> progress)
            throws InterruptedException {
        return new StatusWait(() -> status(id), limit, progress).until(wanted);
    }
}
