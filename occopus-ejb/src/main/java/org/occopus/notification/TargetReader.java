package org.occopus.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.CharMatcher;
import com.google.common.base.Enums;
import com.google.common.net.InetAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.occopus.events.EventKind;
import org.occopus.notification.NotificationTarget.FcmDevice;
import org.occopus.notification.NotificationTarget.Webhook;
import org.occopus.problem.Finding;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Reads who is to be told. Collects all problems; quotes no secret. Used for one text. */
final class TargetReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String WEBHOOK = "webhook";
    private static final String FCM = "fcm";
    private static final int SHORTEST_SECRET = 16;
    private static final String NEEDED = "is missing";

    private final AddressRule addresses;
    private final List<Finding> findings = new ArrayList<>();

    TargetReader(AddressRule addresses) {
        this.addresses = addresses;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException {@code request-invalid} when it is no JSON object, {@code description-invalid}
     */
    List<NotificationTarget> read(String text) {
        JsonNode body = object(text);
        requireKnown(body, "", Set.of("type", WEBHOOK, FCM));
        requireType(body);
        List<NotificationTarget> targets = new ArrayList<>();
        section(body, WEBHOOK).flatMap(this::webhook).ifPresent(targets::add);
        section(body, FCM).flatMap(this::device).ifPresent(targets::add);
        if (findings.isEmpty() && targets.isEmpty()) {
            problem("", "nobody is named to be told", "give 'webhook' or 'fcm'");
        }
        if (!findings.isEmpty()) {
            throw ProblemException.invalid(findings);
        }
        return targets;
    }

    private static JsonNode object(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw noObject();
        }
        throw noObject();
    }

    private static ProblemException noObject() {
        return new ProblemException(
                ProblemType.REQUEST_INVALID,
                "The body must be a JSON object with 'webhook' or 'fcm' (docs/rest.md, \"Notifications\").");
    }

    /** The original takes the type in words besides. */
    private void requireType(JsonNode body) {
        JsonNode type = body.get("type");
        if (type == null) {
            return;
        }
        boolean known = type.isTextual() && Set.of(WEBHOOK, FCM).contains(type.textValue());
        if (!known) {
            problem("type", "unknown notification type", "known are: fcm, webhook");
        } else if (!body.has(type.textValue())) {
            problem(type.textValue(), NEEDED, "");
        }
    }

    private Optional<JsonNode> section(JsonNode body, String name) {
        JsonNode section = body.get(name);
        if (section == null) {
            return Optional.empty();
        }
        if (!section.isObject()) {
            problem(name, "must be an object", "");
            return Optional.empty();
        }
        return Optional.of(section);
    }

    private Optional<NotificationTarget> device(JsonNode section) {
        requireKnown(section, FCM, Set.of("api_key", "reg_id"));
        Optional<String> key = text(section, FCM, "api_key").filter(this::isHeader);
        Optional<String> device = text(section, FCM, "reg_id");
        return key.flatMap(known -> device.map(id -> new FcmDevice(known, id)));
    }

    private boolean isHeader(String key) {
        boolean fits = CharMatcher.inRange('!', '~').matchesAllOf(key);
        if (!fits) {
            problem(FCM + ".api_key", "must be visible ASCII characters", "");
        }
        return fits;
    }

    private Optional<NotificationTarget> webhook(JsonNode section) {
        requireKnown(section, WEBHOOK, Set.of("url", "secret", "events"));
        Optional<URI> url = text(section, WEBHOOK, "url").flatMap(this::url);
        Optional<String> secret = text(section, WEBHOOK, "secret").filter(this::isSecret);
        Set<EventKind> events = events(section.get("events"));
        return url.flatMap(known -> secret.map(text -> new Webhook(known, text, events)));
    }

    private Optional<URI> url(String text) {
        String path = WEBHOOK + ".url";
        try {
            URI url = new URI(text);
            if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                problem(path, "must be an absolute http or https address", "");
            } else if (url.getUserInfo() != null || url.getFragment() != null) {
                problem(path, "must have neither a user name nor a fragment", "");
            } else if (HttpUrl.parse(text) == null) {
                problem(path, "is not an address", "");
            } else {
                refusal(url).ifPresent(refusal -> problem(path, refusal, ""));
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            problem(path, "is not an address", "");
            return Optional.empty();
        }
    }

    /** Names are looked at when they are connected to. */
    private Optional<String> refusal(URI url) {
        String host = url.getHost().replaceAll("^\\[|]$", "");
        return InetAddresses.isInetAddress(host) ? addresses.refusal(InetAddresses.forString(host)) : Optional.empty();
    }

    private boolean isSecret(String secret) {
        Optional<String> problem = WebhookSignature.problem(secret);
        if (problem.isEmpty() && secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            problem = Optional.of("has fewer than " + SHORTEST_SECRET + " bytes");
        }
        problem.ifPresent(words -> problem(WEBHOOK + ".secret", words, "make one with: openssl rand -base64 32"));
        return problem.isEmpty();
    }

    private Set<EventKind> events(@Nullable JsonNode list) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        if (list == null) {
            return kinds;
        }
        String path = WEBHOOK + ".events";
        if (!list.isArray()) {
            problem(path, "must be a list of kinds of events", "");
        }
        int index = 0;
        for (JsonNode item : list) {
            String place = path + '[' + index++ + ']';
            Optional<EventKind> kind =
                    Enums.getIfPresent(EventKind.class, item.asText()).toJavaUtil();
            kind.ifPresentOrElse(kinds::add, () -> problem(place, "unknown kind of event", known()));
        }
        return kinds;
    }

    private static String known() {
        return "known are: "
                + String.join(
                        ", ",
                        Arrays.stream(EventKind.values()).map(EventKind::name).toList());
    }

    private Optional<String> text(JsonNode section, String name, String key) {
        JsonNode value = section.get(key);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            problem(name + '.' + key, value == null ? NEEDED : "must be a text that is not empty", "");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    private void requireKnown(JsonNode section, String name, Set<String> known) {
        section.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                String path = name.isEmpty() ? key : name + '.' + key;
                problem(path, "unknown key", "known are: " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    private void problem(String path, String what, String hint) {
        String message = path.isEmpty() ? what : path + ": " + what;
        findings.add(new Finding("", 0, 0, path, message, hint));
    }
}
