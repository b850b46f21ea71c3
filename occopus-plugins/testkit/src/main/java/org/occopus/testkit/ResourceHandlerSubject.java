package org.occopus.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;

/**
 * The plugin and the cloud that {@link ResourceHandlerContract} works on, and what that cloud can be made to do. Extend
 * the contract, not this class.
 */
public abstract class ResourceHandlerSubject {
    final String serverId = Owners.newId();
    final Owner owner = Owners.of(serverId, Owners.newId(), "web");

    private @Nullable ResourceHandler handler;

    /**
     * The plugin under test.
     *
     * @return the same one within a test
     */
    protected abstract ResourceHandlerFactory factory();

    /**
     * A {@code resource} section that the cloud accepts, templates rendered.
     *
     * @return without {@code type}
     */
    protected abstract Section settings();

    /**
     * The account to test on.
     *
     * @return by default one without settings and credentials
     */
    protected Account account() {
        return new Account(Section.empty(), Section.empty());
    }

    /**
     * A request that the cloud accepts.
     *
     * @param forOwner whom for
     * @return by default one with {@link #settings()} and without user data
     */
    protected CreateRequest request(Owner forOwner) {
        return Requests.of(forOwner, settings());
    }

    /**
     * An id of the right form that nothing has.
     *
     * @return by default {@code no-such-…}
     */
    protected ResourceId unknownId() {
        return new ResourceId("no-such-" + Owners.newId());
    }

    /**
     * How many resources make more than one page of a listing.
     *
     * @return by default 25
     */
    protected int many() {
        return 25;
    }

    /**
     * How this cloud is waited for: listings may lag and deletions take their time.
     *
     * @return by default half a minute
     */
    protected Patience patience() {
        return Patience.of(Duration.ofSeconds(30));
    }

    /**
     * Whether {@link #loseNextAnswer()} works.
     *
     * @return by default false
     */
    protected boolean canLoseAnswers() {
        return false;
    }

    /** Makes the next creation happen and its answer get lost. */
    protected void loseNextAnswer() {
        throw new UnsupportedOperationException("canLoseAnswers() says no");
    }

    /**
     * Whether {@link #hangNextCall()} works.
     *
     * @return by default false
     */
    protected boolean canHang() {
        return false;
    }

    /** Makes the next call of any kind get no answer until its deadline. */
    protected void hangNextCall() {
        throw new UnsupportedOperationException("canHang() says no");
    }

    /** Ends {@link #hangNextCall()}; called after every test, before its resources are deleted. */
    protected void answerAgain() {}

    /**
     * Whether {@link #breakNextCreateHalfway()} works.
     *
     * @return by default false
     */
    protected boolean canBreakHalfway() {
        return false;
    }

    /** Makes the next creation make its companions and then fail. */
    protected void breakNextCreateHalfway() {
        throw new UnsupportedOperationException("canBreakHalfway() says no");
    }

    /**
     * Whether {@link #settings()} asks for companions.
     *
     * @return by default false
     */
    protected boolean makesCompanions() {
        return false;
    }

    /**
     * Whether the cloud refuses the token of a resource that was deleted.
     *
     * @return by default false: such a call creates anew
     */
    protected boolean remembersDeletedTokens() {
        return false;
    }

    @BeforeEach
    void open() {
        handler = factory().open(account());
    }

    @AfterEach
    void cleanUp() {
        answerAgain();
        listed(OwnerTag.server(serverId)).forEach(this::deleteCompletely);
        handler().close();
    }

    final ResourceHandler handler() {
        return requireNonNull(handler, "The handler is opened before each test");
    }

    List<Resource> instancesListed(int count) {
        OwnerTag ours = OwnerTag.server(serverId);
        patience()
                .until(
                        count + " resources in the listing",
                        () -> instances(ours).count() == count);
        return instances(ours).toList();
    }

    Stream<Resource> instances(OwnerTag tag) {
        return listed(tag).stream().filter(found -> !found.companion());
    }

    List<Resource> listed(OwnerTag tag) {
        return handler().listOwned(tag, soon());
    }

    Resource described(Resource created) {
        patience()
                .until(
                        "a description of " + created.id(),
                        () -> handler().describe(created.id(), soon()).isPresent());
        return handler().describe(created.id(), soon()).orElseThrow();
    }

    void deleteCompletely(Resource resource) {
        patience().until("the end of " + resource.id(), () -> handler().delete(resource.id(), soon()) == Deletion.DONE);
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    static void failureOrAnswer(Runnable call) {
        try {
            call.run();
        } catch (ProviderException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static ProviderFailure failureOf(Runnable call) {
        try {
            call.run();
        } catch (ProviderException e) {
            return e.kind();
        }
        throw new AssertionError("The call succeeded");
    }
}
