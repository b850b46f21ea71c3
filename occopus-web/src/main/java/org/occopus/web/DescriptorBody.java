package org.occopus.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.occopus.description.SourceBundle;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Reads the two forms in which descriptors come: bare YAML, or a bundle of files. */
final class DescriptorBody {
    private static final MediaType BUNDLE = new MediaType("application", "vnd.occopus.bundle+json");
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private DescriptorBody() {}

    /**
     * The descriptor in a body.
     *
     * @param stream the bytes; no more are read than a descriptor may have
     * @param contentType the header; empty when it is missing
     * @throws ProblemException {@code request-invalid}, {@code request-too-large}
     */
    static SourceBundle read(InputStream stream, Optional<String> contentType) {
        byte[] body = bytes(stream);
        if (body.length == 0) {
            throw invalid("Empty POST data: send the YAML text as the body.");
        }
        String text = decoded(body);
        boolean isBundle = contentType.map(DescriptorBody::isBundle).orElse(false);
        return isBundle ? bundle(text) : SourceBundle.ofBody(text);
    }

    /**
     * A body that is text.
     *
     * @throws ProblemException {@code request-invalid}, {@code request-too-large}
     */
    static String text(InputStream stream) {
        return decoded(bytes(stream));
    }

    /**
     * The bytes of a body.
     *
     * @throws ProblemException {@code request-invalid}, {@code request-too-large}
     */
    static byte[] bytes(InputStream stream) {
        byte[] body;
        try {
            body = stream.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw invalid("The body ended before it was complete. Send it again.");
        }
        if (body.length > MOST_BYTES) {
            throw new ProblemException(
                    ProblemType.REQUEST_TOO_LARGE,
                    "The body has more than " + MOST_BYTES + " bytes. Send a smaller one.");
        }
        return body;
    }

    private static boolean isBundle(String contentType) {
        try {
            return BUNDLE.isCompatible(MediaType.valueOf(contentType));
        } catch (IllegalArgumentException e) {
            throw invalid("Content-Type '" + contentType + "' is not a media type.");
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body is not UTF-8. Save the file as UTF-8 and send it again.");
        }
    }

    /**
     * A bundle of files.
     *
     * @throws ProblemException {@code request-invalid}
     */
    static SourceBundle bundle(String text) {
        try {
            JsonObject bundle = ShallowJson.read(text);
            Map<String, String> files = new HashMap<>();
            for (Map.Entry<String, JsonValue> file :
                    bundle.getJsonObject("files").entrySet()) {
                files.put(file.getKey(), ((JsonString) file.getValue()).getString());
            }
            return new SourceBundle(bundle.getString("main"), files, true);
        } catch (JsonException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw invalid("The body is not a bundle: it must be JSON with 'main' and 'files' (docs/rest.md).");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.REQUEST_INVALID, detail);
    }
}
