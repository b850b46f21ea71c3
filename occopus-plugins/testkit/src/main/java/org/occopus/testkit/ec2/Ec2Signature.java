package org.occopus.testkit.ec2;

import com.sun.net.httpserver.Headers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks Signature Version 4 of a request
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 *
 * @param accessKey the only id that is known
 * @param secretKey its secret
 * @param region the only region that signatures may be for
 */
record Ec2Signature(String accessKey, String secretKey, String region) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/ec2/aws4_request,"
                    + " ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /**
     * What was signed.
     *
     * @param path as sent, still encoded
     * @param query as sent; empty when there is none
     */
    record Signed(String method, String path, String query, Headers headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.getFirst(name));
        }
    }

    /**
     * Accepts a request or not.
     *
     * @throws Ec2Refusal as the service answers
     */
    void check(Signed request, Instant now) {
        Matcher parts = AUTHORIZATION.matcher(request.header("Authorization")
                .orElseThrow(() ->
                        new Ec2Refusal(400, "MissingAuthenticationToken", "Request is missing Authentication Token")));
        if (!parts.matches()) {
            throw new Ec2Refusal(400, "IncompleteSignature", "The Authorization header is incomplete");
        }
        String time = request.header("X-Amz-Date").orElse("");
        checkTime(time, now);
        if (!parts.group(1).equals(accessKey) || !parts.group(5).equals(signature(request, parts, time))) {
            throw new Ec2Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
        }
        if (!parts.group(3).equals(region)) {
            throw new Ec2Refusal(401, "AuthFailure", "Credential should be scoped to a valid region.");
        }
    }

    private static void checkTime(String time, Instant now) {
        try {
            Duration skew =
                    Duration.between(Instant.from(TIME.parse(time)), now).abs();
            if (skew.compareTo(TOLERANCE) > 0) {
                throw Ec2Refusal.badRequest("RequestExpired", "Request has expired.");
            }
        } catch (DateTimeParseException e) {
            throw Ec2Refusal.badRequest("IncompleteSignature", "Date must be in ISO-8601 'basic format'");
        }
    }

    private String signature(Signed request, Matcher parts, String time) {
        String scope = parts.group(2) + "/" + parts.group(3) + "/ec2/aws4_request";
        String canonical = canonical(request, Arrays.asList(parts.group(4).split(";")));
        String toSign =
                String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(parts.group(2), parts.group(3), "ec2", "aws4_request", toSign)) {
            key = keyed(key, part);
        }
        return HexFormat.of().formatHex(key);
    }

    private static String canonical(Signed request, List<String> signedHeaders) {
        String headers = signedHeaders.stream()
                .map(name ->
                        name + ":" + request.header(name).orElse("").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        String query = Stream.of(request.query().split("&")).sorted().collect(Collectors.joining("&"));
        return String.join(
                "\n",
                request.method(),
                encodedAgain(request.path()),
                query,
                headers,
                String.join(";", signedHeaders),
                hash(request.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** Every service but S3 signs the path encoded twice. */
    private static String encodedAgain(String path) {
        return Stream.of(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~"))
                .collect(Collectors.joining("/"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has SHA-256", e);
        }
    }

    private static byte[] keyed(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has HmacSHA256", e);
        }
    }
}
