package org.occopus.plugins.simulator;

import java.time.Instant;

/**
 * A fault that befell a call.
 *
 * @param number rises by at least one, 0 before it is stored
 * @param at when
 * @param endpoint where
 * @param call with what
 * @param subject a token, an id, or the tag that was listed
 * @param fault which, as in descriptions
 * @param detail for people; empty when there is nothing to add
 */
record Injected(long number, Instant at, String endpoint, Call call, String subject, String fault, String detail) {
    Injected numbered(long given) {
        return new Injected(given, at, endpoint, call, subject, fault, detail);
    }
}
