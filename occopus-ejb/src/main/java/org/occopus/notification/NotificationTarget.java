package org.occopus.notification;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import org.occopus.events.EventKind;

/** Who is told of an infrastructure's events. */
public sealed interface NotificationTarget {

    /** Kinds of targets; an infrastructure has at most one of each. */
    enum Kind {
        /** An address that takes signed requests. */
        WEBHOOK,
        /** A device behind Firebase Cloud Messaging. */
        FCM
    }

    /** What it is. */
    Kind kind();

    /** The host that takes the messages, for people; nothing of it is secret. */
    String place();

    /**
     * An address that takes signed requests.
     *
     * @param url http or https; path and query may be secret
     * @param secret what signatures are made with
     * @param events the kinds it wants to hear of; empty for all
     */
    record Webhook(URI url, String secret, Set<EventKind> events) implements NotificationTarget {

        /** Copies the set. */
        public Webhook {
            requireNonNull(url, "url");
            requireNonNull(secret, "secret");
            events = Set.copyOf(events);
        }

        @Override
        public Kind kind() {
            return Kind.WEBHOOK;
        }

        @Override
        public String place() {
            return url.getScheme() + "://" + url.getRawAuthority();
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "webhook " + place();
        }
    }

    /**
     * A device behind Firebase Cloud Messaging (manual, "notify").
     *
     * @param apiKey the server key
     * @param registrationId the device
     */
    record FcmDevice(String apiKey, String registrationId) implements NotificationTarget {

        /** Checks that nothing is missing. */
        public FcmDevice {
            requireNonNull(apiKey, "apiKey");
            requireNonNull(registrationId, "registrationId");
        }

        @Override
        public Kind kind() {
            return Kind.FCM;
        }

        @Override
        public String place() {
            return "Firebase Cloud Messaging";
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "fcm";
        }
    }
}
