package org.occopus.plugins.cloudsigma;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back over HTTP.
 *
 * @param status the status code
 * @param body the body, empty when there is none
 * @param retryAfter how long the answer asks to wait; empty when it does not say
 */
record Answer(int status, String body, Optional<Duration> retryAfter) {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    boolean isSuccess() {
        return status >= OK && status < REDIRECTION;
    }
}
