package org.example.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Deletion;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceId;

/**
 * Machines below one folder. Each is a folder with the name of its token, so that the same token always means the same
 * machine. A folder comes into being complete, by renaming: no call ever sees half a machine.
 */
final class FolderHandler implements ResourceHandler {
    private static final String HIDDEN = ".";

    private final Path base;

    FolderHandler(Path base) {
        this.base = base;
    }

    @Override
    public Resource create(CreateRequest request) {
        Path place = base.resolve(request.token());
        return call("make " + place, request.deadline(), () -> {
            if (!Files.isDirectory(place)) {
                make(request, place);
            }
            return FolderMachine.read(place).orElseThrow(() -> new IOException(place + " vanished at once"));
        });
    }

    /** When two calls make the same machine, the one that comes second finds the name taken. */
    private void make(CreateRequest request, Path place) throws IOException {
        Files.createDirectories(base);
        Path draft = Files.createTempDirectory(base, HIDDEN);
        try {
            FolderMachine.write(draft, request);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            if (!Files.isDirectory(place)) {
                throw e;
            }
        }
    }

    @Override
    public Optional<Resource> describe(ResourceId id, Deadline deadline) {
        Path place = base.resolve(id.value());
        return call("look at " + place, deadline, () -> FolderMachine.read(place));
    }

    @Override
    public List<Resource> listOwned(OwnerTag tag, Deadline deadline) {
        return call("list " + base, deadline, () -> {
            if (!Files.isDirectory(base)) {
                return List.of();
            }
            try (Stream<Path> places = Files.list(base)) {
                List<Path> visible = places.filter(
                                place -> !place.getFileName().toString().startsWith(HIDDEN))
                        .toList();
                return owned(visible, tag);
            }
        });
    }

    private static List<Resource> owned(List<Path> places, OwnerTag tag) throws IOException {
        Stream.Builder<Resource> found = Stream.builder();
        for (Path place : places) {
            FolderMachine.read(place)
                    .filter(machine -> machine.owner().tags().contains(tag))
                    .ifPresent(found);
        }
        return found.build().toList();
    }

    /** Renamed first: what is half deleted is no machine any more. */
    @Override
    public Deletion delete(ResourceId id, Deadline deadline) {
        Path place = base.resolve(id.value());
        return call("delete " + place, deadline, () -> {
            if (Files.isDirectory(place)) {
                Path doomed = Files.createTempDirectory(base, HIDDEN);
                Files.move(place, doomed.resolve("machine"), StandardCopyOption.ATOMIC_MOVE);
                delete(doomed);
            }
            return Deletion.DONE;
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Everything that goes wrong leaves as the one exception that the engine knows, with the kind it decides on. */
    private static <T> T call(String deed, Deadline deadline, Work<T> work) {
        if (deadline.hasPassed()) {
            throw new ProviderException(
                    ProviderFailure.UNREACHABLE, "", "There was no time left to " + deed + ". It is tried again.");
        }
        try {
            return work.run();
        } catch (AccessDeniedException e) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "The server may not " + deed + ": give its user the permission to write there.",
                    e);
        } catch (IOException e) {
            throw new ProviderException(
                    ProviderFailure.OUTCOME_UNKNOWN, "", "The server failed to " + deed + ": " + e.getMessage(), e);
        }
    }
}
