package org.occopus.plugins.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.occopus.spi.failure.ProviderFailure;

/** Reads Docker's own sentences, which are the only place where some failures can be told apart. */
final class DockerWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;

    private record Sign(String words, ProviderFailure kind) {}

    /**
     * First match wins. Sentences of the engine (github.com/moby/moby), of the distribution protocol
     * (https://distribution.github.io/distribution/spec/api/#errors) and of Docker Hub
     * (https://docs.docker.com/docker-hub/usage/).
     */
    private static final List<Sign> SIGNS = List.of(
            new Sign("no space left on device", ProviderFailure.NO_CAPACITY),
            new Sign("toomanyrequests", ProviderFailure.THROTTLED),
            new Sign("pull rate limit", ProviderFailure.THROTTLED),
            new Sign("repository does not exist", ProviderFailure.REFUSED),
            new Sign("manifest unknown", ProviderFailure.REFUSED),
            new Sign("manifest for", ProviderFailure.REFUSED),
            new Sign("no matching manifest", ProviderFailure.REFUSED),
            new Sign("invalid reference format", ProviderFailure.REFUSED),
            new Sign("archive/tar", ProviderFailure.REFUSED),
            new Sign("processing tar file", ProviderFailure.REFUSED),
            new Sign("authentication required", ProviderFailure.UNAUTHORISED),
            new Sign("requested access to the resource is denied", ProviderFailure.UNAUTHORISED),
            new Sign("unauthorized", ProviderFailure.UNAUTHORISED));

    private DockerWords() {}

    /** The sentence of an error answer: the member {@code message} of its JSON body, else the body. */
    static String of(DockerException answer) {
        String text = answer.getMessage() == null ? "" : answer.getMessage();
        int start = text.indexOf('{');
        if (start < 0) {
            return shortened(text);
        }
        try {
            return shortened(
                    JSON.readTree(text.substring(start)).path("message").asText(text));
        } catch (JsonProcessingException e) {
            return shortened(text);
        }
    }

    /** What a sentence gives away; empty when nothing. */
    static Optional<ProviderFailure> kindOf(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return SIGNS.stream()
                .filter(sign -> lower.contains(sign.words()))
                .map(Sign::kind)
                .findFirst();
    }

    /** Registries' rate limits arrive under statuses of all sorts; any other refusal is one for good. */
    static ProviderFailure throttling(String words) {
        return kindOf(words).filter(ProviderFailure.THROTTLED::equals).orElse(ProviderFailure.REFUSED);
    }

    /** Whether an answer with status 404 is the engine's own, and not that of some other web server. */
    static boolean saysNoSuchContainer(DockerException answer) {
        return of(answer).toLowerCase(Locale.ROOT).contains("no such container");
    }

    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
