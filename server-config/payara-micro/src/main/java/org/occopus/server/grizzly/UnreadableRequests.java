package org.occopus.server.grizzly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Refuses requests whose path has a broken escape (RFC 3986, section 2.1) or whose {@code Host} has no possible port (RFC
 * 9110, section 7.2). Payara Micro 6.2025.10 answers them with an empty 200: its {@code CoyoteAdapter} gives up on them
 * before the application is asked, and nobody sets a status.
 *
 * <p>A listener of Payara asks for the add-on {@code websocket} of the highest rank. {@code META-INF/hk2-locator/default} in
 * the jar of this class puts it before Payara's own: Occopus has no web sockets. Called by the threads of the listener, many at a time.
 */
public final class UnreadableRequests extends BaseFilter implements AddOn {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:]*)(:(?<port>[0-9]{0,5}))?");
    private static final int LAST_PORT = 65_535;
    private static final String PROBLEM = """
            {"type":"https://occopus.org/problems/request-invalid","title":"The request cannot be read","status":400,\
            "detail":"%1$s","retry":"AFTER_CHANGE","message":"","reason":"%1$s","status_code":400,"ids":{}}""";

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder filters) {
        filters.add(filters.indexOfType(HttpServerFilter.class) + 1, this);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        HttpContent content = context.getMessage();
        if (!(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        Optional<String> reason = unreadable(request);
        if (reason.isEmpty()) {
            return context.getInvokeAction();
        }
        refuse(context, request, reason.get());
        return context.getStopAction();
    }

    private static Optional<String> unreadable(HttpRequestPacket request) {
        if (BROKEN_ESCAPE.matcher(request.getRequestURI()).find()) {
            return Optional.of(
                    "The path has a '%' without two hexadecimal digits behind it. Write %25 for the sign itself.");
        }
        String host = request.getHeader(Header.Host);
        return host == null || isHost(host)
                ? Optional.empty()
                : Optional.of("The header Host is no host with a port from 0 to " + LAST_PORT + ".");
    }

    private static boolean isHost(String host) {
        var parts = HOST.matcher(host.strip());
        if (!parts.matches()) {
            return false;
        }
        String port = parts.group("port");
        return port == null || port.isEmpty() || Integer.parseInt(port) <= LAST_PORT;
    }

    /** In the shape of the application's own problems, with the headers that all its answers have; the connection ends. */
    private static void refuse(FilterChainContext context, HttpRequestPacket request, String reason) {
        byte[] problem = PROBLEM.formatted(reason).getBytes(StandardCharsets.UTF_8);
        HttpResponsePacket response = request.getResponse();
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        response.setContentType("application/problem+json");
        response.setContentLength(problem.length);
        response.setHeader(Header.Connection, "close");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        context.write(HttpContent.builder(response)
                .content(Buffers.wrap(context.getMemoryManager(), problem))
                .last(true)
                .build());
        request.getProcessingState().getHttpContext().close();
    }
}
