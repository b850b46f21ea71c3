package org.occopus.plugins.nova;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ClientConstants;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/** An answer with a status below 300, as openstack4j reads it. */
final class OpenStackAnswer implements HttpResponse {
    private final java.net.http.HttpResponse<String> answer;

    OpenStackAnswer(java.net.http.HttpResponse<String> answer) {
        this.answer = answer;
    }

    @Override
    public <T> T getEntity(Class<T> type) {
        return HttpEntityHandler.handle(this, type, null, true);
    }

    @Override
    public <T> T getEntity(Class<T> type, @Nullable ExecutionOptions<T> options) {
        return HttpEntityHandler.handle(this, type, options, true);
    }

    /**
     * Reads the body.
     *
     * @throws LostCall when it is not what it should be: nobody knows what was done
     */
    @Override
    public <T> T readEntity(Class<T> type) {
        try {
            return ObjectMapperSingleton.getContext(type).readValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw new LostCall(e);
        }
    }

    @Override
    public int getStatus() {
        return answer.statusCode();
    }

    @Override
    public @Nullable String getContentType() {
        return header(ClientConstants.HEADER_CONTENT_TYPE);
    }

    @Override
    public String getStatusMessage() {
        return Integer.toString(answer.statusCode());
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    @Override
    public Map<String, String> headers() {
        var first = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    /** The body was read to its end already. */
    @Override
    public void close() {}
}
