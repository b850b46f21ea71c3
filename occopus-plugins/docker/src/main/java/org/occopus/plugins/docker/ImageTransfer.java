package org.occopus.plugins.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * One pull or import: {@code POST /images/create} (https://docs.docker.com/reference/api/engine/, "Create an image").
 * Written on the transport because the library has no import from an address, and its import of a stream sends an empty
 * object instead. The answer begins with status 200 and tells an error in its last line, so it is read to its end.
 */
final class ImageTransfer implements Callable<Boolean> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final DockerEngine engine;
    private final ServerFiles files;
    private final ImageOrder order;
    private final TransferProgress progress;
    private final CallSubject subject;

    ImageTransfer(DockerEngine engine, ServerFiles files, ImageOrder order, TransferProgress progress) {
        this.engine = engine;
        this.files = files;
        this.order = order;
        this.progress = progress;
        this.subject = CallSubject.ofImage(order);
    }

    /** Returns whether anything was fetched. */
    @Override
    public Boolean call() throws IOException {
        return switch (order.source()) {
            case ImageSource.Hub hub -> exchange(post(pull()));
            case ImageSource.Registry registry -> exchange(post(pull()));
            case ImageSource.Download download -> exchange(post(importFrom(download.address())));
            case ImageSource.ServerFile sent -> send(sent);
            case ImageSource.Local local -> false;
        };
    }

    private boolean send(ImageSource.ServerFile sent) throws IOException {
        if (!files.allows(sent.file())) {
            throw engine.failures().refused(subject, "", files.refusal(sent.file()));
        }
        try (InputStream archive = new TarArchive(sent.file(), engine.failures(), subject).open()) {
            return exchange(Request.builder()
                    .method(Request.Method.POST)
                    .path(importFrom("-"))
                    .body(archive)
                    .build());
        }
    }

    private static Request post(String path) {
        return Request.builder().method(Request.Method.POST).path(path).build();
    }

    private String pull() {
        return path("fromImage=" + encoded(order.repository()));
    }

    private String importFrom(String source) {
        return path("fromSrc=" + encoded(source) + "&repo=" + encoded(order.repository()));
    }

    private String path(String query) {
        return "/images/create?" + query + "&tag=" + encoded(order.tag());
    }

    private boolean exchange(Request request) throws IOException {
        try (Response response = engine.transport().execute(request);
                InputStream body = response.getBody()) {
            if (response.getStatusCode() != OK) {
                throw new DockerException(
                        new String(body.readAllBytes(), StandardCharsets.UTF_8), response.getStatusCode());
            }
            readToItsEnd(body);
            return true;
        }
    }

    private void readToItsEnd(InputStream body) throws IOException {
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(body)) {
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                if (line.has("error") || line.has("errorDetail")) {
                    throw engine.failures().inTransfer(subject, words(line));
                }
                progress.show(line);
            }
        }
    }

    private static String words(JsonNode line) {
        String detail = line.path("errorDetail").path("message").asText("");
        return DockerWords.shortened(detail.isEmpty() ? line.path("error").asText() : detail);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
