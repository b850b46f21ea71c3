package org.occopus.web;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where a list goes on ({@code Link}, RFC 8288). */
final class NextPage {
    private NextPage() {}

    /** Adds the link to the page that begins after the last one shown, with all that the request asked for besides. */
    static ResponseBuilder link(ResponseBuilder answer, UriInfo uri, String last) {
        URI next = uri.getRequestUriBuilder().replaceQueryParam("after", last).build();
        return answer.header("Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
}
