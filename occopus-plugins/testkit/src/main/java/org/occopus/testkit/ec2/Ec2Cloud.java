package org.occopus.testkit.ec2;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The instances and volumes of one account in one region, and how the service's actions change them. */
final class Ec2Cloud {
    private static final int USER_DATA_LIMIT = 16_384;
    private static final int MOST_TAGS = 50;

    private final Ec2Behaviour behaviour;
    private final Ec2Catalogue catalogue;
    private final InstantSource clock;
    private final Map<String, FakeInstance> instances = new LinkedHashMap<>();
    private final Map<String, FakeVolume> volumes = new LinkedHashMap<>();
    private final Map<String, FakeInstance> tokens = new LinkedHashMap<>();
    private int made;

    Ec2Cloud(Ec2Behaviour behaviour, Ec2Catalogue catalogue, InstantSource clock) {
        this.behaviour = behaviour;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Ec2Behaviour behaviour() {
        return behaviour;
    }

    Ec2Catalogue catalogue() {
        return catalogue;
    }

    /** Everything that is not forgotten, whether it is shown already or not. */
    synchronized List<FakeInstance> all() {
        Instant now = now();
        instances
                .values()
                .removeIf(found -> found.terminatedAt(now)
                        .filter(ended -> !now.isBefore(ended.plus(behaviour.memory())))
                        .isPresent());
        return List.copyOf(instances.values());
    }

    /** What the service shows. */
    synchronized List<FakeInstance> shown() {
        Instant now = now();
        return all().stream()
                .filter(found -> !now.isBefore(found.launchedAt().plus(behaviour.lag())))
                .toList();
    }

    synchronized List<FakeVolume> volumes() {
        volumes.values().removeIf(volume -> volume.isGone(now()));
        return List.copyOf(volumes.values());
    }

    /** Volumes are shown with their instance. */
    synchronized List<FakeVolume> shownVolumes() {
        return volumes().stream()
                .filter(volume -> !now().isBefore(volume.bornAt().plus(behaviour.lag())))
                .toList();
    }

    synchronized Map<String, FakeVolume> attachedTo(FakeInstance instance) {
        return volumes().stream()
                .filter(volume -> volume.isAttachedTo(instance, now()))
                .collect(Collectors.toMap(FakeVolume::id, volume -> volume, (first, second) -> first, TreeMap::new));
    }

    synchronized FakeInstance shown(String id) {
        return shown().stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow(() -> id.matches("i-[0-9a-f]{8,17}")
                        ? Ec2Refusal.badRequest(
                                "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist")
                        : Ec2Refusal.badRequest(
                                "InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\" (expecting \"i-...\")"));
    }

    synchronized FakeVolume volume(String id) {
        return shownVolumes().stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Ec2Refusal.badRequest("InvalidVolume.NotFound", "The volume '" + id + "' does not exist."));
    }

    synchronized void deleteVolume(String id) {
        if (volume(id).isInUse(now())) {
            throw Ec2Refusal.badRequest("VolumeInUse", "Volume " + id + " is currently attached to an instance");
        }
        volumes.remove(id);
    }

    synchronized void tag(List<String> ids, Map<String, String> tags) {
        for (String id : ids) {
            if (id.startsWith("vol-")) {
                volume(id).tags().putAll(tags);
            } else {
                shown(id).tag(tags);
            }
        }
    }

    /** Launches, or returns what the same token launched before. */
    synchronized FakeInstance run(Ec2Query query) {
        behaviour.checkTagsAtLaunch(!query.structures("TagSpecification").isEmpty());
        Optional<FakeInstance> earlier =
                query.text("ClientToken").flatMap(token -> Optional.ofNullable(tokens.get(token)));
        if (earlier.isPresent()) {
            return repeated(earlier.get(), query);
        }
        check(query);
        Instant now = now();
        behaviour.checkRoom(all().stream()
                .filter(found -> found.terminatedAt(now).isEmpty())
                .count());
        var launched = new FakeInstance(id("i-"), made, query, now, behaviour.boot());
        instances.put(launched.id(), launched);
        if (behaviour.keepsTokens()) {
            query.text("ClientToken").ifPresent(token -> tokens.put(token, launched));
        }
        Map<String, Map<String, String>> tags = behaviour.takesTagsAtLaunch() ? tagsByType(query) : Map.of();
        launched.tag(tags.getOrDefault("instance", Map.of()));
        addVolumes(launched, query, tags.getOrDefault("volume", Map.of()));
        return launched;
    }

    private FakeInstance repeated(FakeInstance earlier, Ec2Query query) {
        if (!earlier.launch().equals(query)) {
            throw Ec2Refusal.badRequest(
                    Ec2Answers.TOKEN_MISMATCH,
                    "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        }
        if (earlier.terminatedAt(now()).isPresent()) {
            throw Ec2Refusal.badRequest(
                    "IdempotentInstanceTerminated",
                    "The client token you have provided is associated with a resource that is already deleted."
                            + " Please use a different client token.");
        }
        return earlier;
    }

    private void addVolumes(FakeInstance launched, Ec2Query query, Map<String, String> tags) {
        String root = catalogue.rootDevice(query.text("ImageId").orElse(""));
        int size = query.structures("BlockDeviceMapping").stream()
                .filter(mapping -> mapping.text("DeviceName").equals(Optional.of(root)))
                .flatMap(mapping -> mapping.text("Ebs.VolumeSize").stream())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(8);
        add(new FakeVolume(id("vol-"), launched, root, size, true, tags));
        if (behaviour.hasLastingVolume()) {
            add(new FakeVolume(id("vol-"), launched, "/dev/sdf", 20, false, tags));
        }
    }

    private void add(FakeVolume volume) {
        volumes.put(volume.id(), volume);
    }

    private String id(String prefix) {
        return prefix + String.format(Locale.ROOT, "%017x", ++made);
    }

    private static Map<String, Map<String, String>> tagsByType(Ec2Query query) {
        var tags = new TreeMap<String, Map<String, String>>();
        for (Ec2Query specification : query.structures("TagSpecification")) {
            tags.put(specification.text("ResourceType").orElse(""), specification.tags());
        }
        return tags;
    }

    private void check(Ec2Query query) {
        for (String required : List.of("ImageId", "MinCount", "MaxCount")) {
            if (query.text(required).isEmpty()) {
                throw Ec2Refusal.badRequest("MissingParameter", "The request must contain the parameter " + required);
            }
        }
        catalogue.check(query);
        query.text("UserData").ifPresent(Ec2Cloud::checkUserData);
        tagsByType(query).values().forEach(Ec2Cloud::checkTags);
    }

    private static void checkUserData(String base64) {
        try {
            if (Base64.getDecoder().decode(base64).length > USER_DATA_LIMIT) {
                throw Ec2Refusal.badRequest("InvalidParameterValue", "User data is limited to 16384 bytes");
            }
        } catch (IllegalArgumentException e) {
            throw Ec2Refusal.badRequest("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
        }
    }

    private static void checkTags(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw Ec2Refusal.badRequest("TagLimitExceeded", "You have reached the maximum number of tags: 50");
        }
        if (tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw Ec2Refusal.badRequest(
                    "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
        }
    }

    /** Terminates all or none. */
    synchronized void terminate(List<FakeInstance> doomed) {
        if (behaviour.isProtecting()) {
            throw Ec2Refusal.badRequest(
                    "OperationNotPermitted",
                    "The instance '" + doomed.get(0).id()
                            + "' may not be terminated. Modify its 'disableApiTermination'"
                            + " instance attribute and try again.");
        }
        doomed.forEach(found ->
                found.end("Client.UserInitiatedShutdown", "User initiated shutdown", now(), behaviour.shutdown()));
    }
}
