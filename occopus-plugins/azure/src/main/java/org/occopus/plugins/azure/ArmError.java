package org.occopus.plugins.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An error answer as people and the engine need it.
 *
 * @param status the HTTP status
 * @param code Azure's code; empty when the answer is none of Azure Resource Manager
 * @param words Azure's sentence, with the first of its details
 * @param retryAfter how long Azure asks to wait; empty when it does not
 */
record ArmError(int status, String code, String words, Optional<Duration> retryAfter) {
    private static final int LONGEST = 500;
    private static final int NOT_FOUND = 404;

    static ArmError of(HttpResponseException thrown) {
        int status = thrown.getResponse() == null ? 0 : thrown.getResponse().getStatusCode();
        Optional<Duration> wait = Optional.ofNullable(thrown.getResponse())
                .map(response -> response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
                .flatMap(ArmError::seconds);
        ManagementError error = thrown instanceof ManagementException known ? known.getValue() : null;
        return error == null || error.getCode() == null
                ? new ArmError(status, "", shortened(Objects.requireNonNullElse(thrown.getMessage(), "")), wait)
                : new ArmError(status, error.getCode(), shortened(sentence(error)), wait);
    }

    private static String sentence(ManagementError error) {
        String first = error.getMessage() == null ? error.getCode() : error.getMessage();
        List<? extends ManagementError> details = error.getDetails() == null ? List.of() : error.getDetails();
        return details.stream()
                .filter(detail -> detail.getMessage() != null && !first.contains(detail.getMessage()))
                .findFirst()
                .map(detail -> first + " " + detail.getCode() + ": " + detail.getMessage())
                .orElse(first);
    }

    /** Only the form in seconds: Azure sends no other (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3). */
    static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    boolean saysNoSuchThing() {
        return (status == NOT_FOUND && ArmCodes.saysNoSuchThing(code)) || saysUnregistered();
    }

    boolean saysUnregistered() {
        return ArmCodes.saysUnregistered(code);
    }

    boolean saysStillNeeded() {
        return ArmCodes.saysStillNeeded(code, words);
    }
}
