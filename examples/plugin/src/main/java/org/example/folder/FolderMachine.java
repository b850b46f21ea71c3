package org.example.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Resource;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.resource.ResourceState;

/** What stands in a machine's folder: whose it is, in {@code owner}, and what it would boot with, in {@code user-data}. */
final class FolderMachine {
    private static final String OWNER = "owner";
    private static final String USER_DATA = "user-data";
    private static final String ADDRESS = "127.0.0.1";

    private FolderMachine() {}

    static void write(Path folder, CreateRequest request) throws IOException {
        Properties tags = new Properties();
        request.owner().tags().forEach(tag -> tags.setProperty(tag.key(), tag.value()));
        try (Writer file = Files.newBufferedWriter(folder.resolve(OWNER))) {
            tags.store(file, request.name());
        }
        if (request.userData().context().isPresent()) {
            Files.writeString(
                    folder.resolve(USER_DATA), request.userData().context().get());
        }
    }

    /** Empty when there is no such machine, or none any more. */
    static Optional<Resource> read(Path folder) throws IOException {
        Path file = folder.resolve(OWNER);
        Properties tags = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            tags.load(text);
            return Optional.of(resource(
                    folder, owner(tags), Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Owner owner(Properties tags) {
        return new Owner(
                tags.getProperty(OwnerTag.SERVER, ""),
                tags.getProperty(OwnerTag.INFRASTRUCTURE, ""),
                tags.getProperty(OwnerTag.NODE, ""),
                tags.getProperty(OwnerTag.INSTANCE, ""));
    }

    /** A folder is there or not: it has no other states. */
    private static Resource resource(Path folder, Owner owner, Instant createdAt) {
        return new Resource(
                new ResourceId(folder.getFileName().toString()),
                "folder",
                false,
                owner,
                ResourceState.RUNNING,
                "present",
                List.of(ADDRESS),
                Optional.empty(),
                Optional.empty(),
                Optional.of(createdAt));
    }
}
