package org.occopus.testkit.ec2;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Carries out requests and writes what the service answers. */
final class Ec2Answers {
    static final String TOKEN_MISMATCH = "IdempotentParameterMismatch";
    private static final Set<String> INSTANCE_FILTERS = Set.of(
            "instance-id",
            "instance-state-name",
            "instance-state-code",
            "client-token",
            "image-id",
            "subnet-id",
            "tag-key");
    private static final Set<String> VOLUME_FILTERS =
            Set.of("volume-id", "status", "attachment.instance-id", "tag-key");
    private static final int SMALLEST_PAGE = 5;

    private final Ec2Cloud cloud;

    Ec2Answers(Ec2Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Carries out a request.
     *
     * @throws Ec2Refusal as the service answers
     */
    String answer(Ec2Query query, String requestId) {
        // Content is written while nothing changes.
        synchronized (cloud) {
            return Ec2Xml.answer(query.action(), requestId, content(query));
        }
    }

    private Consumer<Ec2Xml> content(Ec2Query query) {
        return switch (query.action()) {
            case "RunInstances" -> run(query);
            case "DescribeInstances" -> describeInstances(query);
            case "TerminateInstances" -> terminate(query);
            case "CreateTags" -> tag(query);
            case "DescribeImages" -> describeImages(query);
            case "DescribeVolumes" -> describeVolumes(query);
            case "DeleteVolume" -> deleteVolume(query);
            default ->
                throw Ec2Refusal.badRequest(
                        "InvalidAction", "The action " + query.action() + " is not valid for this web service.");
        };
    }

    private Consumer<Ec2Xml> run(Ec2Query query) {
        FakeInstance launched = cloud.run(query);
        return xml -> reservation(xml, launched);
    }

    private void reservation(Ec2Xml xml, FakeInstance instance) {
        xml.text("reservationId", "r-" + instance.id().substring(2)).text("ownerId", "123456789012");
        xml.list("groupSet", List.<String>of(), (item, group) -> item.text("groupId", group));
        xml.list(
                "instancesSet",
                List.of(instance),
                (item, shown) -> shown.write(item, cloud.now(), cloud.attachedTo(shown)));
    }

    private Consumer<Ec2Xml> describeInstances(Ec2Query query) {
        List<String> ids = query.list("InstanceId");
        checkPaging(query, ids);
        Instant now = cloud.now();
        var filters = new Ec2Filters(query, INSTANCE_FILTERS);
        List<FakeInstance> candidates =
                ids.isEmpty() ? cloud.shown() : ids.stream().map(cloud::shown).toList();
        var page = page(
                query, candidates, FakeInstance::id, found -> filters.accept(found.filterValues(now), found.tags()));
        return xml ->
                xml.list("reservationSet", page.items(), this::reservation).text("nextToken", page.next());
    }

    private Consumer<Ec2Xml> terminate(Ec2Query query) {
        Instant now = cloud.now();
        List<FakeInstance> doomed =
                query.list("InstanceId").stream().map(cloud::shown).toList();
        List<Ec2State> before = doomed.stream().map(found -> found.state(now)).toList();
        cloud.terminate(doomed);
        return xml -> xml.list(
                "instancesSet",
                doomed,
                (item, found) -> item.text("instanceId", found.id())
                        .element("currentState", found.state(now)::write)
                        .element("previousState", before.get(doomed.indexOf(found))::write));
    }

    private Consumer<Ec2Xml> tag(Ec2Query query) {
        cloud.tag(query.list("ResourceId"), query.tags());
        return xml -> xml.text("return", "true");
    }

    private Consumer<Ec2Xml> describeImages(Ec2Query query) {
        List<String> ids = query.list("ImageId");
        ids.forEach(cloud.catalogue()::rootDevice);
        return xml -> xml.list(
                "imagesSet",
                ids,
                (item, id) -> item.text("imageId", id)
                        .text("imageState", "available")
                        .text("rootDeviceType", "ebs")
                        .text("rootDeviceName", cloud.catalogue().rootDevice(id)));
    }

    private Consumer<Ec2Xml> describeVolumes(Ec2Query query) {
        List<String> ids = query.list("VolumeId");
        checkPaging(query, ids);
        Instant now = cloud.now();
        var filters = new Ec2Filters(query, VOLUME_FILTERS);
        List<FakeVolume> candidates = ids.isEmpty()
                ? cloud.shownVolumes()
                : ids.stream().map(cloud::volume).toList();
        var page =
                page(query, candidates, FakeVolume::id, found -> filters.accept(found.filterValues(now), found.tags()));
        return xml -> xml.list("volumeSet", page.items(), (item, volume) -> volume.write(item, now))
                .text("nextToken", page.next());
    }

    private Consumer<Ec2Xml> deleteVolume(Ec2Query query) {
        cloud.deleteVolume(query.text("VolumeId").orElse(""));
        return xml -> xml.text("return", "true");
    }

    private static void checkPaging(Ec2Query query, List<String> ids) {
        Optional<String> size = query.text("MaxResults");
        if (size.isPresent() && !ids.isEmpty()) {
            throw Ec2Refusal.badRequest(
                    "InvalidParameterCombination", "The parameter MaxResults cannot be used with a list of ids");
        }
        if (size.isPresent() && Integer.parseInt(size.get()) < SMALLEST_PAGE) {
            throw Ec2Refusal.badRequest(
                    "InvalidParameterValue", "Value ( " + size.get() + " ) for parameter maxResults is invalid.");
        }
    }

    /**
     * A page of a listing.
     *
     * @param next empty on the last one
     */
    private record Page<T>(List<T> items, Optional<String> next) {}

    /** As the service does, first cuts a page and then filters it: a page may be empty and not be the last. */
    private <T> Page<T> page(Ec2Query query, List<T> all, Function<T, String> id, Predicate<T> filter) {
        int size = Math.min(
                cloud.behaviour().pageSize(),
                query.text("MaxResults").map(Integer::valueOf).orElse(Integer.MAX_VALUE));
        String after = query.text("NextToken").map(Ec2Answers::decoded).orElse("");
        List<T> rest = all.stream()
                .filter(found -> after.isEmpty() || id.apply(found).compareTo(after) > 0)
                .toList();
        List<T> cut = rest.stream().limit(size).toList();
        Optional<String> next =
                rest.size() > cut.size() ? Optional.of(encoded(id.apply(cut.get(cut.size() - 1)))) : Optional.empty();
        return new Page<>(cut.stream().filter(filter).toList(), next);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Ec2Refusal.badRequest("InvalidParameterValue", "Unable to parse pagination token");
        }
    }
}
