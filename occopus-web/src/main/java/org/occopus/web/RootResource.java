package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.occopus.assembly.Telemetry;
import org.occopus.assembly.Version;
import org.occopus.spi.access.ForRole;

/** What the service is, and how it does. */
@Path("/")
@ForRole(ForRole.VIEWER)
public class RootResource {
    @Inject
    Telemetry telemetry;

    /** Name and version. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject about() {
        return Wire.JSON
                .createObjectBuilder()
                .add("name", "Occopus")
                .add("version", Version.current())
                .build();
    }

    /** Metrics in the Prometheus text format, version 0.0.4. */
    @GET
    @Path("metrics")
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public String metrics() {
        return telemetry.scrape();
    }
}
