package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.occopus.maintenance.Orphan;
import org.occopus.maintenance.OrphanSweep;
import org.occopus.spi.access.ForRole;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Resource;

/** Resources of ours that nobody claims. Unlike every other GET, this one asks the clouds. */
@Path("orphans")
@Produces(MediaType.APPLICATION_JSON)
@ForRole(ForRole.ADMIN)
public class OrphansResource {
    @Inject
    OrphanSweep sweep;

    @Inject
    InstantSource clock;

    /** Finds them. */
    @GET
    public JsonObject find() {
        return json(sweep.find());
    }

    /** Finds and deletes them. */
    @DELETE
    public JsonObject delete() {
        return json(sweep.sweep());
    }

    private JsonObject json(OrphanSweep.Found found) {
        JsonArrayBuilder orphans = Wire.JSON.createArrayBuilder();
        found.orphans().forEach(orphan -> orphans.add(orphan(orphan, clock.instant())));
        JsonArrayBuilder unlisted = Wire.JSON.createArrayBuilder();
        found.unlisted()
                .forEach((cloud, reason) -> unlisted.add(
                        Wire.JSON.createObjectBuilder().add("cloud", cloud).add("reason", reason)));
        return Wire.JSON
                .createObjectBuilder()
                .add("orphans", orphans)
                .add("unlisted", unlisted)
                .build();
    }

    private static JsonObjectBuilder orphan(Orphan orphan, Instant now) {
        Resource resource = orphan.resource();
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("cloud", orphan.cloud())
                .add("kind", resource.kind())
                .add("resource", resource.id().value())
                .add("companion", resource.companion())
                .add("infrastructure", resource.owner().infrastructureId())
                .add("node", resource.owner().nodeName())
                .add("instance", resource.owner().instanceId());
        resource.createdAt()
                .ifPresent(at -> json.add("created", at.toString())
                        .add("age_seconds", Duration.between(at, now).toSeconds()));
        orphan.deletion().ifPresent(deletion -> json.add("deleted", deletion == Deletion.DONE));
        if (!orphan.problem().isEmpty()) {
            json.add("reason", orphan.problem());
        }
        return json;
    }
}
