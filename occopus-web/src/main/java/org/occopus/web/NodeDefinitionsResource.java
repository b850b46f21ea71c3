package org.occopus.web;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.occopus.definition.NodeDefinitions;
import org.occopus.description.Checked;
import org.occopus.spi.access.ForRole;

/** Node definitions over REST. */
@Path("node_definitions")
@Produces(MediaType.APPLICATION_JSON)
public class NodeDefinitionsResource {
    @Inject
    NodeDefinitions definitions;

    /** Imports a whole file. */
    @ForRole(ForRole.UNBOUND_OPERATOR)
    @POST
    @Consumes(MediaType.WILDCARD)
    public JsonObject importAll(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType) {
        return imported(definitions.importAll(DescriptorBody.read(body, Optional.ofNullable(contentType))));
    }

    /** Imports one definition. */
    @ForRole(ForRole.UNBOUND_OPERATOR)
    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public JsonObject put(@PathParam("name") String name, InputStream body, @Context HttpHeaders headers) {
        Optional<String> type = Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        var expected = ExpectedTag.of(HeaderValues.of(headers, HttpHeaders.IF_MATCH));
        return imported(definitions.put(name, DescriptorBody.read(body, type), expected));
    }

    private static JsonObject imported(Checked<List<String>> names) {
        JsonArrayBuilder nodes = Wire.JSON.createArrayBuilder();
        names.value().forEach(nodes::add);
        JsonArrayBuilder warnings = Wire.JSON.createArrayBuilder();
        names.warnings().forEach(warning -> warnings.add(warning.toString()));
        return Wire.JSON
                .createObjectBuilder()
                .add("nodes", nodes)
                .add("warnings", warnings)
                .build();
    }

    /** All names, or a page of them. */
    @ForRole(ForRole.VIEWER)
    @GET
    public Response list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @Nullable String limitText,
            @Context UriInfo uri) {
        int limit = QueryValues.limit(limitText, Integer.MAX_VALUE);
        List<String> following = definitions.names().stream()
                .filter(name -> name.compareTo(after) > 0)
                .toList();
        JsonArrayBuilder names = Wire.JSON.createArrayBuilder();
        following.stream().limit(limit).forEach(names::add);
        JsonObjectBuilder json = Wire.JSON.createObjectBuilder().add("node_definitions", names);
        if (following.size() <= limit) {
            return Response.ok(json.build()).build();
        }
        String last = following.get(limit - 1);
        return NextPage.link(Response.ok(json.add("next", last).build()), uri, last)
                .build();
    }

    /** One definition, its secrets masked. */
    @ForRole(ForRole.VIEWER)
    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context Request request) {
        // Before the definition: a change between the two lets the tag be too old, which harms nobody.
        Optional<String> tag = definitions.tag(name);
        JsonObject json = DefinitionJson.of(definitions.masked(definitions.get(name)));
        return InspectionResource.unlessKnown(request, tag.orElse(""), json);
    }

    /** Removes one. */
    @ForRole(ForRole.UNBOUND_OPERATOR)
    @DELETE
    @Path("{name}")
    public JsonObject remove(@PathParam("name") String name) {
        definitions.remove(name);
        return Wire.JSON.createObjectBuilder().add("name", name).build();
    }
}
