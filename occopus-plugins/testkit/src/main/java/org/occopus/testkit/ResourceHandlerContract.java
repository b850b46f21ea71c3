package org.occopus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;

/**
 * What the engine relies on in every {@link ResourceHandler}. Each test works for an installation id of its own and
 * cleans up after itself, so that it can run on a real cloud. What a cloud can not be made to do is declared by not
 * overriding the {@code can…} methods; those tests are then skipped and say so.
 */
public abstract class ResourceHandlerContract extends ResourceHandlerSubject {
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    @Test
    void declaresItsSettings() {
        Declarations.check(factory().settings());
        Declarations.checkLogin(factory().credentialSettings());
        assertThat(factory().type()).matches("[a-z][a-z0-9_]*");
        assertThat(factory().limits()).isNotNull();
    }

    @Test
    void acceptsSettingsThatWork() {
        Declarations.checkAccepts(factory().settings(), settings());
        assertThat(factory().check(settings())).isEmpty();
    }

    @Test
    void keepsOneResourceWhenCreateIsRepeated() {
        Resource first = handler().create(request(owner));
        Resource second = handler().create(request(owner));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(instancesListed(1)).extracting(Resource::id).containsExactly(first.id());
    }

    @Test
    void keepsOneResourceWhenTheAnswerIsLost() {
        assumeTrue(canLoseAnswers(), "Answers of this cloud can not be lost on purpose");
        loseNextAnswer();
        assertThat(failureOf(() -> handler().create(request(owner)))).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        Resource found = handler().create(request(owner));

        assertThat(instancesListed(1)).extracting(Resource::id).containsExactly(found.id());
    }

    @Test
    void keepsOneResourceWhenTwoThreadsCreateWithOneToken() {
        List<Resource> answers = Together.call(2, () -> handler().create(request(owner)));

        assertThat(answers.get(0).id()).isEqualTo(answers.get(1).id());
        assertThat(instancesListed(1)).hasSize(1);
    }

    @Test
    void createsOneResourceForEachToken() {
        Resource first = handler().create(request(owner));
        Resource second = handler().create(request(Owners.siblingOf(owner)));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(instancesListed(2)).hasSize(2);
    }

    @Test
    void refusesATokenWhoseResourceWasDeleted() {
        assumeTrue(remembersDeletedTokens(), "This cloud forgets the tokens of what was deleted");
        deleteCompletely(handler().create(request(owner)));

        assertThat(failureOf(() -> handler().create(request(owner)))).isEqualTo(ProviderFailure.REFUSED);
        assertThat(listed(OwnerTag.server(serverId))).isEmpty();
    }

    @Test
    void readsBackWhomAResourceWasCreatedFor() {
        Resource created = handler().create(request(owner));

        assertThat(created.owner()).isEqualTo(owner);
        assertThat(described(created).owner()).isEqualTo(owner);
        assertThat(instancesListed(1)).extracting(Resource::owner).containsOnly(owner);
    }

    @Test
    void describesWhatItCreated() {
        Resource created = handler().create(request(owner));
        Resource described = described(created);

        assertThat(described.id()).isEqualTo(created.id());
        assertThat(described.kind()).isEqualTo(created.kind());
        assertThat(described.companion()).isFalse();
    }

    @Test
    void listsAResourceByEachOfItsOwnerTags() {
        Resource created = handler().create(request(owner));
        instancesListed(1);

        for (OwnerTag tag : owner.tags()) {
            assertThat(listed(tag)).as(tag.key()).extracting(Resource::id).contains(created.id());
        }
    }

    @Test
    void listsManyResources() {
        List<ResourceId> created = IntStream.range(0, many())
                .mapToObj(number ->
                        handler().create(request(Owners.siblingOf(owner))).id())
                .toList();

        assertThat(instancesListed(many())).extracting(Resource::id).containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void listsNothingOfOthers() {
        handler().create(request(owner));
        Owner other = Owners.of(serverId, Owners.newId(), "db");
        Resource expected = handler().create(request(other));
        instancesListed(2);

        for (OwnerTag tag :
                List.of(OwnerTag.infrastructure(other.infrastructureId()), OwnerTag.instance(other.instanceId()))) {
            assertThat(listed(tag)).as(tag.key()).extracting(Resource::owner).containsOnly(other);
            assertThat(listed(tag)).extracting(Resource::id).contains(expected.id());
        }
        assertThat(listed(OwnerTag.node("db")))
                .extracting(found -> found.owner().nodeName())
                .containsOnly("db");
    }

    @Test
    void listsNothingForAnUnknownOwner() {
        assertThat(Owners.any().tags().stream()
                        .filter(tag -> !tag.key().equals(OwnerTag.NODE))
                        .flatMap(tag -> listed(tag).stream()))
                .isEmpty();
    }

    @Test
    void describesNothingForAnUnknownId() {
        assertThat(handler().describe(unknownId(), soon())).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenADeletionIsDone() {
        Resource created = handler().create(request(owner));
        deleteCompletely(created);

        assertThat(handler().describe(created.id(), soon())).isEmpty();
        patience()
                .until(
                        "an empty listing",
                        () -> listed(OwnerTag.instance(owner.instanceId())).isEmpty());
    }

    @Test
    void deletesOnlyWhatItIsAskedFor() {
        Resource doomed = handler().create(request(owner));
        Resource kept = handler().create(request(Owners.siblingOf(owner)));
        deleteCompletely(doomed);

        assertThat(instancesListed(1)).extracting(Resource::id).containsExactly(kept.id());
    }

    @Test
    void saysDoneWhenADeletionIsRepeated() {
        Resource created = handler().create(request(owner));
        deleteCompletely(created);

        assertThat(handler().delete(created.id(), soon())).isEqualTo(Deletion.DONE);
    }

    @Test
    void saysDoneWhenThereIsNothingToDelete() {
        assertThat(handler().delete(unknownId(), soon())).isEqualTo(Deletion.DONE);
    }

    @Test
    void tagsCompanionsLikeTheirOwnerAndDeletesThemWithIt() {
        assumeTrue(makesCompanions(), "This cloud makes no companions");
        Resource created = handler().create(request(owner));
        instancesListed(1);
        List<Resource> companions = listed(OwnerTag.instance(owner.instanceId())).stream()
                .filter(Resource::companion)
                .toList();
        assertThat(companions).isNotEmpty().extracting(Resource::owner).containsOnly(owner);
        deleteCompletely(created);

        assertThat(listed(OwnerTag.instance(owner.instanceId()))).isEmpty();
    }

    @Test
    void listsWhatAHalfMadeCreationLeftAndDeletesIt() {
        assumeTrue(canBreakHalfway(), "Creations on this cloud can not be broken halfway on purpose");
        breakNextCreateHalfway();
        assertThat(failureOf(() -> handler().create(request(owner)))).isNotNull();
        listed(OwnerTag.instance(owner.instanceId())).forEach(this::deleteCompletely);

        assertThat(listed(OwnerTag.instance(owner.instanceId()))).isEmpty();
    }

    @Test
    void finishesAHalfMadeCreationWhenItIsRepeated() {
        assumeTrue(canBreakHalfway(), "Creations on this cloud can not be broken halfway on purpose");
        breakNextCreateHalfway();
        assertThat(failureOf(() -> handler().create(request(owner)))).isNotNull();
        Resource created = handler().create(request(owner));
        deleteCompletely(created);

        assertThat(listed(OwnerTag.instance(owner.instanceId()))).isEmpty();
    }

    @Test
    void returnsAtOnceWhenTheDeadlineHasPassed() {
        Deadline passed = Deadline.in(Duration.ZERO);
        for (Runnable call : everyCall(passed)) {
            Together.endsWithin(TOLERANCE, () -> failureOrAnswer(call));
        }
    }

    @Test
    void endsAHangingCallAtItsDeadline() {
        assumeTrue(canHang(), "This cloud can not be made to hang");
        for (int call = 0; call < 4; call++) {
            hangNextCall();
            Runnable hanging = everyCall(Deadline.in(Duration.ofMillis(200))).get(call);
            Together.endsWithin(
                    TOLERANCE,
                    () -> assertThat(failureOf(hanging))
                            .isIn(ProviderFailure.OUTCOME_UNKNOWN, ProviderFailure.UNREACHABLE));
        }
    }

    @Test
    void endsAnInterruptedCallAndKeepsTheInterrupt() {
        assumeTrue(canHang(), "This cloud can not be made to hang");
        for (int call = 0; call < 4; call++) {
            hangNextCall();
            Runnable hanging = everyCall(soon()).get(call);
            Together.endsWithin(TOLERANCE, () -> assertInterruptible(hanging));
        }
    }

    private static void assertInterruptible(Runnable hanging) {
        Thread.currentThread().interrupt();
        ProviderFailure failure = failureOf(hanging);
        boolean kept = Thread.interrupted();

        assertThat(failure).isEqualTo(ProviderFailure.OUTCOME_UNKNOWN);
        assertThat(kept).as("interrupt flag").isTrue();
    }

    private List<Runnable> everyCall(Deadline deadline) {
        return List.of(
                () -> handler().create(Requests.due(request(owner), deadline)),
                () -> handler().describe(unknownId(), deadline),
                () -> handler().listOwned(OwnerTag.server(serverId), deadline),
                () -> handler().delete(unknownId(), deadline));
    }
}
