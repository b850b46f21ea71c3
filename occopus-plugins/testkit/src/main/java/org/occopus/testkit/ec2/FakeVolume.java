package org.occopus.testkit.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A volume that an instance was launched with. Guarded by its cloud. */
final class FakeVolume {
    private final String id;
    private final FakeInstance instance;
    private final String device;
    private final int size;
    private final boolean endsWithInstance;
    private final Map<String, String> tags;

    FakeVolume(
            String id,
            FakeInstance instance,
            String device,
            int size,
            boolean endsWithInstance,
            Map<String, String> tags) {
        this.id = id;
        this.instance = instance;
        this.device = device;
        this.size = size;
        this.endsWithInstance = endsWithInstance;
        this.tags = new TreeMap<>(tags);
    }

    String id() {
        return id;
    }

    Map<String, String> tags() {
        return tags;
    }

    Instant bornAt() {
        return instance.launchedAt();
    }

    boolean isAttachedTo(FakeInstance other, Instant now) {
        return instance == other && isInUse(now);
    }

    boolean isInUse(Instant now) {
        return instance.state(now) != Ec2State.TERMINATED;
    }

    boolean isGone(Instant now) {
        return endsWithInstance && !isInUse(now);
    }

    Map<String, String> filterValues(Instant now) {
        return Map.of(
                "volume-id", id, "status", word(now), "attachment.instance-id", isInUse(now) ? instance.id() : "");
    }

    private String word(Instant now) {
        return isInUse(now) ? "in-use" : "available";
    }

    void write(Ec2Xml xml, Instant now) {
        xml.text("volumeId", id).text("size", Integer.toString(size)).text("status", word(now));
        xml.text("createTime", instance.launchedAt().toString()).text("availabilityZone", "fake-1a");
        if (isInUse(now)) {
            xml.element("attachmentSet", set -> set.element("item", this::writeAttachment));
        }
        xml.tags(tags);
    }

    private void writeAttachment(Ec2Xml item) {
        item.text("volumeId", id).text("instanceId", instance.id()).text("device", device);
        item.text("status", "attached").text("deleteOnTermination", Boolean.toString(endsWithInstance));
    }

    void writeMapping(Ec2Xml item) {
        item.text("deviceName", device);
        item.element(
                "ebs",
                ebs -> ebs.text("volumeId", id)
                        .text("status", "attached")
                        .text("deleteOnTermination", Boolean.toString(endsWithInstance)));
    }
}
