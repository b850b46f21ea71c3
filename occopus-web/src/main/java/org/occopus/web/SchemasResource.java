package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.occopus.schema.JsonSchemas;
import org.occopus.spi.access.ForRole;

/** JSON Schemas of what users write, with the sections of the installed plugins. */
@Path("schemas")
public class SchemasResource {
    @Inject
    JsonSchemas schemas;

    /** One schema. */
    @ForRole(ForRole.ANYBODY)
    @GET
    @Path("{name}.json")
    @Produces("application/schema+json")
    public String get(@PathParam("name") String name) {
        return schemas.text(name).orElseThrow(NotFoundException::new);
    }
}
