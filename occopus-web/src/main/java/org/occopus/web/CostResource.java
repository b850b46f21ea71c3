package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Map;
import org.occopus.cost.CostReport;
import org.occopus.cost.Costs;

/** What instances have cost (manual, "REST API", cost). Like that of the orphans, this GET asks the clouds. */
@Path("infrastructures")
@Produces(MediaType.APPLICATION_JSON)
public class CostResource {
    @Inject
    Costs costs;

    /** The original answers nodes beside the total, the manual says below {@code nodecosts}: both stand. */
    @GET
    @Path("{id}/cost")
    public JsonObject cost(@PathParam("id") String id) {
        CostReport report = costs.of(id);
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        JsonObjectBuilder nested = Wire.JSON.createObjectBuilder();
        report.nodes().forEach((node, instances) -> {
            json.add(node, instances(instances));
            nested.add(node, instances(instances));
        });
        JsonArrayBuilder unpriced = Wire.JSON.createArrayBuilder();
        report.unpriced()
                .forEach(one -> unpriced.add(Wire.JSON
                        .createObjectBuilder()
                        .add("node", one.node())
                        .add("instance", one.instance())
                        .add("reason", one.reason())));
        return json.add("nodecosts", nested)
                .add("totalcost", report.total())
                .add("unpriced", unpriced)
                .build();
    }

    private static JsonObjectBuilder instances(Map<String, BigDecimal> instances) {
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder();
        instances.forEach(json::add);
        return json;
    }
}
