package org.occopus.plugins.azure;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import reactor.core.publisher.Mono;

/**
 * Resources that only exist for another one.
 *
 * @param calls makes the calls
 */
record Companions(AzureCalls calls) {

    /**
     * One thing to delete.
     *
     * @param kind what it is
     * @param id which
     */
    record Target(ArmKind<?> kind, ArmId id) {}

    static <T extends com.azure.core.management.Resource> Resource shown(ArmKind<T> kind, T found) {
        String word = kind.stateOf(found);
        return new Resource(
                ArmId.of(found.id()).resourceId(),
                kind.word(),
                true,
                AzureTags.owner(found),
                AzureStates.of(word),
                AzureStates.words(word, ""),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    <T extends com.azure.core.management.Resource> Mono<List<Resource>> listed(ArmKind<T> kind, OwnerTag tag) {
        return calls.owned(kind, tag)
                .map(all -> all.stream().map(found -> shown(kind, found)).toList());
    }

    /**
     * Deletes in stages: nothing of a stage is touched before all of the stages before it are gone.
     *
     * @return {@code DONE} when Azure says that nothing is left
     */
    Deletion delete(List<List<Target>> stages, Deadline deadline) {
        for (List<Target> stage : stages) {
            long left = stage.stream()
                    .filter(target -> end(target.kind(), target.id(), deadline) == Deletion.UNDER_WAY)
                    .count();
            if (left > 0) {
                return Deletion.UNDER_WAY;
            }
        }
        return Deletion.DONE;
    }

    private <T extends com.azure.core.management.Resource> Deletion end(ArmKind<T> kind, ArmId id, Deadline deadline) {
        Optional<T> found = calls.find(kind, id, deadline);
        if (found.isEmpty()) {
            return Deletion.DONE;
        }
        boolean ending = kind.stateOf(found.get()).equalsIgnoreCase("Deleting");
        return ending ? Deletion.UNDER_WAY : calls.delete(kind, id, deadline);
    }
}
