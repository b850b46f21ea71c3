package org.occopus.client;

import org.occopus.client.state.Explanation;
import org.occopus.client.state.Orphans;

/** What to ask when something went wrong. Throws what {@link OccopusClient} throws. */
public final class RecoveryClient {
    private final RestConnection rest;

    RecoveryClient(RestConnection rest) {
        this.rest = rest;
    }

    /**
     * Has everything observed anew and healed, at once.
     *
     * @param id the infrastructure
     * @param force whether to go on where healing has stopped, and not to wait for back-offs
     */
    public void heal(String id, boolean force) {
        rest.text("POST", Requests.path(id) + "/heal" + (force ? "?force=true" : ""));
    }

    /**
     * Asks for the end of an infrastructure; what its providers do not delete is given up after another try.
     *
     * @param id the infrastructure
     */
    public void forget(String id) {
        rest.text("DELETE", Requests.path(id) + "?forget=true");
    }

    /**
     * Why everything is as it is.
     *
     * @param id the infrastructure, which may be destroyed
     * @return all nodes
     */
    public Explanation why(String id) {
        return explanation(Requests.path(id) + "/why");
    }

    /**
     * Why a node and its instances are as they are.
     *
     * @param id the infrastructure, which may be destroyed
     * @param node the node's name
     * @return this node only
     */
    public Explanation why(String id, String node) {
        return explanation(Requests.path(id) + "/why?node=" + Requests.encoded(node));
    }

    private Explanation explanation(String path) {
        return Requests.read("GET " + path, rest.json("GET", path), Explanation::from);
    }

    /** {@return the resources of the server's that no node instance claims; the clouds are asked} */
    public Orphans orphans() {
        return Requests.read("GET /orphans", rest.json("GET", "/orphans"), Orphans::from);
    }

    /** {@return the same, after asking for their deletion} */
    public Orphans deleteOrphans() {
        return Requests.read("DELETE /orphans", rest.json("DELETE", "/orphans"), Orphans::from);
    }
}
