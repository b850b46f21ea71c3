package org.occopus.notification;

import java.io.IOException;

/** Makes requests. May block for {@link HttpCourier#LIMIT}. */
@FunctionalInterface
interface Courier {

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body its beginning
     */
    record Reply(int status, String body) {}

    /**
     * Sends a message.
     *
     * @throws IOException when no answer came in time
     */
    Reply send(Message message) throws IOException;
}
