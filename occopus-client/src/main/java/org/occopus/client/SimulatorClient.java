package org.occopus.client;

import java.util.List;
import org.occopus.client.state.SimulatedResource;

/** The inventory of the simulator, the cloud that lives in the server. */
public final class SimulatorClient {
    private final RestConnection rest;

    SimulatorClient(RestConnection rest) {
        this.rest = rest;
    }

    /**
     * The machines that exist for an infrastructure right now, as the simulated cloud itself sees them.
     *
     * @param infrastructure its id
     * @return empty when there is none
     * @throws OccopusException with the server's problem
     */
    public List<SimulatedResource> resources(String infrastructure) {
        return rest.jsonList("/simulator/resources?infrastructure=" + Requests.encoded(infrastructure)).stream()
                .map(SimulatedResource::from)
                .toList();
    }

    /**
     * Lets a machine die at once and without a word to the engine, as a failing host would.
     *
     * @param resource the simulator's name of the machine
     * @throws OccopusException with status 404 when there is no such machine
     */
    public void kill(String resource) {
        rest.text("POST", "/simulator/resources/" + Requests.encoded(resource) + "/kill");
    }
}
