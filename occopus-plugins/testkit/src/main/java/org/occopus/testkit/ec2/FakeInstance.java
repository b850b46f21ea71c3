package org.occopus.testkit.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An instance of the fake cloud. Guarded by its cloud. */
public final class FakeInstance {
    private final String id;
    private final Ec2Query launch;
    private final Instant launchedAt;
    private final Duration boot;
    private final int number;
    private final Map<String, String> tags = new TreeMap<>();
    private @Nullable Instant endingSince;
    private Duration shutdown = Duration.ZERO;
    private boolean stopped;
    private String reasonCode = "";
    private String reasonMessage = "";

    FakeInstance(String id, int number, Ec2Query launch, Instant launchedAt, Duration boot) {
        this.id = id;
        this.number = number;
        this.launch = launch;
        this.launchedAt = launchedAt;
        this.boot = boot;
    }

    /**
     * Its id.
     *
     * @return for example {@code i-0000000000000000a}
     */
    public String id() {
        return id;
    }

    /**
     * The request that launched it.
     *
     * @return its parameters
     */
    public Ec2Query launch() {
        return launch;
    }

    /**
     * Its tags.
     *
     * @return an unmodifiable view
     */
    public Map<String, String> tags() {
        return Collections.unmodifiableMap(tags);
    }

    Optional<String> token() {
        return launch.text("ClientToken");
    }

    Instant launchedAt() {
        return launchedAt;
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
    }

    void stop() {
        stopped = true;
        reasonCode = "Client.UserInitiatedShutdown";
        reasonMessage = "Client.UserInitiatedShutdown: User initiated shutdown";
    }

    void end(String code, String message, Instant at, Duration takes) {
        if (endingSince == null) {
            endingSince = at;
            shutdown = takes;
            reasonCode = code;
            reasonMessage = code + ": " + message;
        }
    }

    Ec2State state(Instant now) {
        if (endingSince != null) {
            return now.isBefore(endingSince.plus(shutdown)) ? Ec2State.SHUTTING_DOWN : Ec2State.TERMINATED;
        }
        if (stopped) {
            return Ec2State.STOPPED;
        }
        return now.isBefore(launchedAt.plus(boot)) ? Ec2State.PENDING : Ec2State.RUNNING;
    }

    /** Empty while it has not ended. */
    Optional<Instant> terminatedAt(Instant now) {
        return state(now) == Ec2State.TERMINATED && endingSince != null
                ? Optional.of(endingSince.plus(shutdown))
                : Optional.empty();
    }

    Map<String, String> filterValues(Instant now) {
        var values = new TreeMap<String, String>();
        values.put("instance-id", id);
        values.put("instance-state-name", state(now).word());
        values.put("instance-state-code", Integer.toString(state(now).code()));
        token().ifPresent(token -> values.put("client-token", token));
        launch.text("ImageId").ifPresent(image -> values.put("image-id", image));
        launch.text("SubnetId").ifPresent(subnet -> values.put("subnet-id", subnet));
        return values;
    }

    String privateAddress() {
        return "127.1." + number / 250 + "." + (1 + number % 250);
    }

    private String publicAddress() {
        return "127.2." + number / 250 + "." + (1 + number % 250);
    }

    void write(Ec2Xml xml, Instant now, Map<String, FakeVolume> attached) {
        Ec2State state = state(now);
        boolean ended = state == Ec2State.TERMINATED;
        xml.text("instanceId", id).text("imageId", launch.text("ImageId"));
        xml.element("instanceState", state::write);
        xml.text("privateDnsName", ended ? "" : "ip-" + privateAddress().replace('.', '-') + ".ec2.internal");
        xml.text("dnsName", state == Ec2State.RUNNING ? publicAddress() : "");
        xml.text("reason", reasonCode.isEmpty() ? "" : "User initiated (" + endingSince + ")");
        xml.text("keyName", launch.text("KeyName")).text("amiLaunchIndex", "0");
        xml.text("instanceType", launch.text("InstanceType")).text("launchTime", launchedAt.toString());
        xml.element(
                "placement", place -> place.text("availabilityZone", "fake-1a").text("tenancy", "default"));
        xml.element("monitoring", monitoring -> monitoring.text("state", "disabled"));
        if (!ended) {
            writeNetwork(xml, state);
        }
        if (!reasonCode.isEmpty()) {
            xml.element("stateReason", why -> why.text("code", reasonCode).text("message", reasonMessage));
        }
        writeRest(xml, attached);
    }

    private void writeNetwork(Ec2Xml xml, Ec2State state) {
        xml.text("subnetId", launch.text("SubnetId")).text("vpcId", "vpc-0123456789abcdef0");
        xml.text("privateIpAddress", privateAddress());
        xml.text("ipAddress", Optional.of(publicAddress()).filter(address -> state == Ec2State.RUNNING));
        xml.list(
                "groupSet",
                launch.list("SecurityGroupId"),
                (item, group) -> item.text("groupId", group).text("groupName", "group"));
    }

    private void writeRest(Ec2Xml xml, Map<String, FakeVolume> attached) {
        xml.text("architecture", "x86_64").text("rootDeviceType", "ebs");
        xml.list("blockDeviceMapping", attached.values(), (item, volume) -> volume.writeMapping(item));
        xml.text("virtualizationType", "hvm").text("clientToken", token().orElse(""));
        xml.tags(tags).text("hypervisor", "xen").text("ebsOptimized", "false");
        if (isSpot()) {
            xml.text("instanceLifecycle", "spot").text("spotInstanceRequestId", "sir-" + id.substring(2, 10));
        }
    }

    boolean isSpot() {
        return launch.text("InstanceMarketOptions.MarketType").equals(Optional.of("spot"));
    }
}
