package org.occopus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.occopus.events.Event;
import org.occopus.events.EventKind;
import org.occopus.notification.Courier.Reply;
import org.occopus.notification.NotificationTarget.FcmDevice;
import org.occopus.notification.NotificationTarget.Webhook;
import org.occopus.testkit.SettableClock;

/** Who is told what, in which order, how often, and until when. */
class DeliveriesTest {
    private static final String ID = "0b2c1f5e-7a5e-4c62-9a46-7a3f0f1f3c11";
    private static final Webhook WEBHOOK =
            new Webhook(URI.create("http://receiver.example/hook"), "a secret of my own", Set.of());

    private final SettableClock clock = new SettableClock();
    private final MemoryNotificationStore store = new MemoryNotificationStore(clock);
    private final Receiver receiver = new Receiver();
    private final Deliveries deliveries =
            new Deliveries(store, new Messages(URI.create("http://fcm.example/send")), receiver, Runnable::run, clock);

    /** Answers in the order of what it was given, 200 when that is used up. */
    private static final class Receiver implements Courier {
        private final List<Message> messages = new ArrayList<>();
        private final Deque<Reply> replies = new ArrayDeque<>();
        private int silent;

        @Override
        public Reply send(Message message) throws IOException {
            messages.add(message);
            if (silent > 0) {
                silent--;
                throw new InterruptedIOException("timeout");
            }
            return replies.isEmpty() ? new Reply(200, "{\"success\":1}") : replies.pop();
        }

        void answers(int... statuses) {
            for (int status : statuses) {
                replies.add(new Reply(status, ""));
            }
        }

        List<String> heard() {
            return messages.stream()
                    .map(message ->
                            message.headers().getOrDefault("webhook-id", "").replace(ID + '_', ""))
                    .toList();
        }
    }

    @Test
    void tellsEveryEventInOrder() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY, EventKind.SCALED, EventKind.READY);
        deliveries.deliver();
        assertThat(receiver.heard()).containsExactly("2", "3", "4");
        deliveries.deliver();
        assertThat(receiver.messages).hasSize(3);
    }

    @Test
    void repeatsWhatWasNotTakenBeforeItGoesOn() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY, EventKind.SCALED);
        receiver.answers(200, 500, 302);
        deliveries.deliver();
        assertThat(receiver.heard()).containsExactly("2", "3");
        deliveries.deliver();
        assertThat(receiver.messages).as("it waits").hasSize(2);
        waitAndDeliver(Deliveries.FIRST_WAIT);
        waitAndDeliver(Deliveries.FIRST_WAIT.multipliedBy(2));
        assertThat(receiver.heard()).containsExactly("2", "3", "3", "3");
        assertThat(store.find(ID).getFirst().failures()).isZero();
        assertThat(store.find(ID).getFirst().pending()).isZero();
    }

    @Test
    void signsEveryAttemptAnewUnderTheSameId() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY);
        receiver.silent = 1;
        deliveries.deliver();
        assertThat(store.find(ID).getFirst().lastFailure()).isEqualTo("did not answer within 10 s");
        waitAndDeliver(Deliveries.FIRST_WAIT);
        Message first = receiver.messages.getFirst();
        Message second = receiver.messages.getLast();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers()).containsEntry("webhook-id", first.headers().get("webhook-id"));
        assertThat(second.headers().get("webhook-timestamp"))
                .isNotEqualTo(first.headers().get("webhook-timestamp"));
        assertThat(second.headers())
                .containsEntry(
                        "webhook-signature",
                        WebhookSignature.of(
                                WEBHOOK.secret(),
                                ID + "_2",
                                Long.parseLong(second.headers().getOrDefault("webhook-timestamp", "")),
                                second.body()));
    }

    @Test
    void waitsLongerEachTimeAndGivesUpAfterADay() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY);
        receiver.silent = Integer.MAX_VALUE;
        Instant begun = clock.instant();
        while (!store.find(ID).getFirst().givenUp()) {
            deliveries.deliver();
            clock.tick(Duration.ofSeconds(1));
        }
        assertThat(Duration.between(begun, clock.instant()))
                .isBetween(Deliveries.GIVE_UP_AFTER, Deliveries.GIVE_UP_AFTER.plus(Deliveries.LONGEST_WAIT));
        assertThat(receiver.messages).hasSizeBetween(145, 300);
        assertThat(store.events(ID, 2).getLast().event().kind()).isEqualTo(EventKind.NOTIFICATION_GIVEN_UP);
        happens(EventKind.SCALED);
        int before = receiver.messages.size();
        waitAndDeliver(Deliveries.LONGEST_WAIT);
        assertThat(receiver.messages).hasSize(before);
    }

    @Test
    void startsAnewAfterASuccess() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY, EventKind.SCALED);
        receiver.silent = 1;
        deliveries.deliver();
        clock.tick(Deliveries.GIVE_UP_AFTER);
        receiver.answers(200, 500);
        deliveries.deliver();
        assertThat(receiver.heard()).containsExactly("2", "2", "3");
        assertThat(store.find(ID).getFirst().givenUp()).isFalse();
    }

    @Test
    void givesUpAtOnceWhenTheReceiverIsGoneForGood() {
        store.replace(ID, List.of(WEBHOOK), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY);
        receiver.answers(410);
        deliveries.deliver();
        assertThat(store.find(ID).getFirst().givenUp()).isTrue();
    }

    @Test
    void tellsOnlyWhatIsWanted() {
        store.replace(
                ID,
                List.of(new Webhook(WEBHOOK.url(), WEBHOOK.secret(), Set.of(EventKind.FAILED))),
                event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY, EventKind.FAILED, EventKind.SCALED);
        deliveries.deliver();
        assertThat(receiver.heard()).containsExactly("3");
        assertThat(store.find(ID).getFirst().pending()).isZero();
    }

    @Test
    void sendsDevicesWhatTheOriginalSent() {
        store.replace(ID, List.of(new FcmDevice("key", "device")), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.ATTACHED, EventKind.READY);
        store.add(ID, Event.ofNode(clock.instant(), EventKind.NODE_STATE, "web", ID, "LAUNCHING by CREATE_SENT"));
        deliveries.deliver();
        assertThat(receiver.messages).hasSize(2);
        assertThat(receiver.messages.getFirst().headers()).containsEntry("Authorization", "key=key");
        assertThat(receiver.messages.getFirst().body())
                .isEqualTo(
                        "{\"to\":\"device\",\"notification\":{\"title\":\"Occopus infrastructure status update event\"},"
                                + "\"data\":{\"event_name\":\"infraready\",\"timestamp\":"
                                + clock.instant().getEpochSecond()
                                + ",\"payload\":\"{\\\"infra_id\\\":\\\"" + ID + "\\\"}\"}}");
        assertThat(receiver.messages.getLast().body())
                .contains("\"event_name\":\"nodecreating\"", "\\\"node_name\\\":\\\"web\\\"");
    }

    @Test
    void repeatsWhatADeviceWasNotGiven() {
        store.replace(ID, List.of(new FcmDevice("key", "device")), event(EventKind.NOTIFICATION_SET));
        happens(EventKind.READY);
        receiver.replies.add(new Reply(200, "{\"success\":0,\"results\":[{\"error\":\"NotRegistered\"}]}"));
        deliveries.deliver();
        waitAndDeliver(Deliveries.FIRST_WAIT);
        assertThat(receiver.messages).hasSize(2);
    }

    private void waitAndDeliver(Duration wait) {
        clock.tick(wait);
        deliveries.deliver();
    }

    private void happens(EventKind... kinds) {
        for (EventKind kind : kinds) {
            store.add(ID, event(kind));
        }
    }

    private Event event(EventKind kind) {
        return Event.of(clock.instant(), kind, "It happened.");
    }
}
