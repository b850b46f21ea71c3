package org.occopus.plugins.cloudsigma;

import java.util.List;

/**
 * What a call is about, for the message of a failure.
 *
 * @param thing to begin the sentence
 * @param secrets texts that no message may hold, whoever says them
 */
record Subject(String thing, List<String> secrets) {

    Subject {
        secrets = List.copyOf(secrets);
    }

    static Subject of(String thing) {
        return new Subject(thing, List.of());
    }

    static Subject ofServer(String id) {
        return of("Server " + id);
    }

    static Subject ofDrive(String id) {
        return of("Drive " + id);
    }

    /** The same text without secrets. */
    String redacted(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = secret.isEmpty() ? redacted : redacted.replace(secret, "***");
        }
        return redacted;
    }
}
