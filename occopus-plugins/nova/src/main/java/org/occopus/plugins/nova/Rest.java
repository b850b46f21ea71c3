package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.model.ModelEntity;
import org.openstack4j.openstack.common.functions.EnforceVersionToURL;
import org.openstack4j.openstack.internal.BaseOpenStackService;

/**
 * Requests to one service, within a {@link Cloud#call}. openstack4j builds and addresses them; answers are read as JSON,
 * because its own classes drop what is needed here: next pages, words for unknown states, what goes with a server.
 */
final class Rest extends BaseOpenStackService {
    /**
     * Nova's version 2.3 (2015) is the first to say which volumes go with their server. Its second header is the only one
     * that clouds before 2016 know (https://docs.openstack.org/api-guide/compute/microversions.html).
     */
    private static final Map<String, String> COMPUTE_VERSION =
            Map.of("OpenStack-API-Version", "compute 2.3", "X-OpenStack-Nova-API-Version", "2.3");

    static final Rest COMPUTE = new Rest(ServiceType.COMPUTE, Function.identity(), COMPUTE_VERSION);
    static final Rest NETWORK = new Rest(ServiceType.NETWORK, EnforceVersionToURL.instance("/v2.0"), Map.of());
    static final Rest IMAGE = new Rest(ServiceType.IMAGE, EnforceVersionToURL.instance("/v2", true), Map.of());
    static final Rest VOLUME = new Rest(ServiceType.BLOCK_STORAGE, Function.identity(), Map.of());

    private final Map<String, String> headers;

    private Rest(ServiceType service, Function<String, String> endpoint, Map<String, String> headers) {
        super(service, endpoint);
        this.headers = headers;
    }

    /** A path of fixed text and ids, the ids escaped: {@code path("/servers/%s", id)}. */
    static String path(String format, Object... ids) {
        return String.format(
                format,
                List.of(ids).stream()
                        .map(id -> URLEncoder.encode(id.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                        .toArray());
    }

    JsonNode get(String path) {
        return get(JsonNode.class, path).headers(headers).execute();
    }

    /**
     * A collection, all pages; a failing page fails the call.
     *
     * @param path of the collection
     * @param member the name of the list in the answer; its next page is told in the member of that name and
     *     {@code _links}
     * @param query filters
     */
    List<JsonNode> list(String path, String member, Map<String, String> query) {
        var found = new ArrayList<JsonNode>();
        var asked = new LinkedHashMap<String, String>(query);
        JsonNode page;
        do {
            page = get(JsonNode.class, path).headers(headers).params(asked).execute();
            page.path(member).forEach(found::add);
            if (!found.isEmpty()) {
                asked.put("marker", found.getLast().path("id").asText());
            }
        } while (hasNext(page, member));
        return found;
    }

    private static boolean hasNext(JsonNode page, String member) {
        boolean told = page.has("next")
                || StreamSupport.stream(page.path(member + "_links").spliterator(), false)
                        .anyMatch(link -> link.path("rel").asText().equals("next"));
        return told && !page.path(member).isEmpty();
    }

    JsonNode post(String path, JsonNode body) {
        return post(JsonNode.class, path).headers(headers).json(body.toString()).execute();
    }

    JsonNode post(String path, ModelEntity body) {
        return post(JsonNode.class, path).headers(headers).entity(body).execute();
    }

    JsonNode put(String path, JsonNode body) {
        return put(JsonNode.class, path).headers(headers).json(body.toString()).execute();
    }

    /** Sends an action, whose answer is empty. */
    void order(String path, JsonNode body) {
        postWithResponse(path).headers(headers).json(body.toString()).execute();
    }

    void delete(String path) {
        deleteWithResponse(path).headers(headers).execute();
    }
}
