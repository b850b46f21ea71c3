package org.occopus.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceState;

/** The levers of a {@link FakeCloud}: what can be made to happen on it. Thread-safe. */
public abstract sealed class LeveredCloud permits FakeCloud {
    /** The endpoint of accounts that name none. */
    public static final String DEFAULT_ENDPOINT = "fake";

    final FakeInventory inventory;
    final FakeLevers levers = new FakeLevers();

    LeveredCloud(InstantSource clock) {
        this.inventory = new FakeInventory(clock);
    }

    /**
     * Makes the next creation fail without effect. Failures asked for several times come one after the other.
     *
     * @param kind how
     */
    public void failNext(ProviderFailure kind) {
        levers.fail(FakeCall.CREATE, kind);
    }

    /**
     * Makes the next call of a kind fail without effect.
     *
     * @param call which call
     * @param kind how
     */
    public void failNext(FakeCall call, ProviderFailure kind) {
        levers.fail(call, kind);
    }

    /** Makes the next creation happen and then fail with {@code OUTCOME_UNKNOWN}. */
    public void loseNextAnswer() {
        loseNextAnswer(FakeCall.CREATE);
    }

    /**
     * Makes the next call of a kind happen and then fail with {@code OUTCOME_UNKNOWN}.
     *
     * @param call which call
     */
    public void loseNextAnswer(FakeCall call) {
        levers.loseAnswer(call);
    }

    /**
     * Makes the next call of a kind happen twice, as when something on the way sends it again; the second answer counts.
     *
     * @param call which call
     */
    public void repeatNext(FakeCall call) {
        levers.repeat(call);
    }

    /**
     * Makes the next calls of any kind fail with {@code THROTTLED}.
     *
     * @param retryAfter what the cloud asks for
     * @param calls how many
     */
    public void throttle(Duration retryAfter, int calls) {
        levers.throttle(retryAfter, calls);
    }

    /**
     * Makes every call to an endpoint fail with {@code UNREACHABLE}.
     *
     * @param endpoint the endpoint
     */
    public void cutOff(String endpoint) {
        levers.cutOff(endpoint, true);
    }

    /**
     * Ends {@link #cutOff}.
     *
     * @param endpoint the endpoint
     */
    public void reconnect(String endpoint) {
        levers.cutOff(endpoint, false);
    }

    /**
     * Makes every call to an endpoint block until {@link #release} or, in real time, its deadline.
     *
     * @param endpoint the endpoint
     */
    public void hang(String endpoint) {
        levers.hang(endpoint);
    }

    /**
     * Lets blocked calls go on.
     *
     * @param endpoint the endpoint
     */
    public void release(String endpoint) {
        levers.release(endpoint);
    }

    /**
     * Calls back around every call; what a callback throws goes to the caller, as a crash at that point would.
     *
     * @param before called before anything happens
     * @param after called when the effect has happened and the answer has not
     */
    public void around(Consumer<FakeCall> before, Consumer<FakeCall> after) {
        levers.around(before, after);
    }

    /**
     * Makes machines created from now on boot for a while.
     *
     * @param duration by the clock; zero at first
     */
    public void bootAfter(Duration duration) {
        inventory.set(levered -> levered.boot(duration));
    }

    /**
     * Makes the next machines end up {@code FAILED} instead of {@code RUNNING}.
     *
     * @param count how many
     */
    public void failBoots(int count) {
        inventory.set(levered -> levered.failBoots(count, Optional.empty()));
    }

    /**
     * The same, and the cloud tells why it cannot have them after all.
     *
     * @param count how many
     * @param kind what it lacks
     */
    public void failBoots(int count, ProviderFailure kind) {
        inventory.set(levered -> levered.failBoots(count, Optional.of(kind)));
    }

    /**
     * Makes resources show up in listings and descriptions late.
     *
     * @param duration by the clock; zero at first
     */
    public void listLag(Duration duration) {
        inventory.set(levered -> levered.listLag(duration));
    }

    /**
     * Makes deletions take a while.
     *
     * @param duration by the clock; zero at first
     */
    public void deleteAfter(Duration duration) {
        inventory.set(levered -> levered.deletionTime(duration));
    }

    /**
     * Makes deletions stay under way.
     *
     * @param stuck whether for ever; false lets them end
     */
    public void stuckDelete(boolean stuck) {
        inventory.set(levered -> levered.stuckDelete(stuck));
    }

    /**
     * Gives every machine created from now on volumes of its own.
     *
     * @param count how many; none at first
     */
    public void companions(int count) {
        inventory.set(levered -> levered.companions(count));
    }

    /** Makes the next creation make its companions, then fail with {@code PROVIDER_FAULT}. */
    public void breakNextCreateHalfway() {
        inventory.set(FakeInventory::breakHalfway);
    }

    /**
     * Limits how many machines there may be at once; more are refused with {@code NO_CAPACITY}.
     *
     * @param machines without companions; unlimited at first
     */
    public void capacity(int machines) {
        inventory.set(levered -> levered.capacity(machines));
    }

    /**
     * Makes a machine vanish at once; its companions stay.
     *
     * @param instanceId its token
     * @return false when there is none
     */
    public boolean kill(String instanceId) {
        return inventory.kill(instanceId);
    }

    /**
     * Puts a machine into a state.
     *
     * @param instanceId its token
     * @param state the state
     * @param fault what the provider says went wrong, or an empty text
     * @return false when there is none
     */
    public boolean force(String instanceId, ResourceState state, String fault) {
        return inventory.force(instanceId, state, fault.isEmpty() ? null : fault);
    }

    /**
     * Puts a machine of anyone into the inventory, as if someone else had created it.
     *
     * @param owner whose
     * @return the machine
     */
    public Resource plant(Owner owner) {
        return inventory.plant(owner, DEFAULT_ENDPOINT);
    }
}
