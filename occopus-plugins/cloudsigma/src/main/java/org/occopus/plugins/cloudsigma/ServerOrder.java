package org.occopus.plugins.cloudsigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;

/**
 * The server that a request asks for.
 *
 * @param owner whom for
 * @param libraryDrive uuid of the drive to clone
 * @param definition what the API is told, without the cloned drive
 */
record ServerOrder(Owner owner, String libraryDrive, ObjectNode definition) {
    private static final String BASE64_FIELDS = "base64_fields";
    private static final String USER_DATA = "cloudinit-user-data";
    private static final String PASSWORD = "vnc_password";

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used
     */
    static ServerOrder of(CreateRequest request) {
        CloudSigmaSettings settings = CloudSigmaSettings.of(request.settings());
        ObjectNode definition = Json.MAPPER.valueToTree(settings.description().values());
        definition.put("name", settings.name().orElse(request.name()));
        ObjectNode meta = meta(definition);
        request.userData().context().ifPresent(context -> writeContext(context, meta));
        OwnerMarks.write(request.owner(), meta);
        meta.put(Server.LAUNCH, "1");
        return new ServerOrder(request.owner(), settings.libraryDrive(), definition);
    }

    private static ObjectNode meta(ObjectNode definition) {
        JsonNode given = definition.path(CloudSigmaSettings.META);
        if (given.isMissingNode()) {
            return definition.putObject(CloudSigmaSettings.META);
        }
        if (given instanceof ObjectNode mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("'meta' of the description must be a mapping");
    }

    Subject subject() {
        String name = definition.path("name").asText();
        return new Subject(
                "Server '" + name + "'", List.of(definition.path(PASSWORD).asText("")));
    }

    /** What cloud-init reads (https://cloudinit.readthedocs.io/en/latest/reference/datasources/cloudsigma.html). */
    private static void writeContext(String context, ObjectNode meta) {
        JsonNode fields = meta.path(BASE64_FIELDS);
        String all = Stream.concat(Stream.of(fields.asText("").split(",", -1)), Stream.of(USER_DATA))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .distinct()
                .reduce((first, second) -> first + "," + second)
                .orElse(USER_DATA);
        meta.put(BASE64_FIELDS, all);
        meta.put(USER_DATA, Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.UTF_8)));
    }
}
