package org.occopus.testkit.ec2;

import java.time.Duration;
import java.util.Optional;

/** How a {@link FakeEc2} behaves from now on. Thread-safe; every method returns this object. */
public final class Ec2Behaviour {
    private volatile Duration boot = Duration.ZERO;
    private volatile Duration shutdown = Duration.ZERO;
    private volatile Duration lag = Duration.ZERO;
    private volatile Duration memory = Duration.ofHours(1);
    private volatile int pageSize = 1000;
    private volatile int capacity = Integer.MAX_VALUE;
    private volatile int limit = Integer.MAX_VALUE;
    private volatile boolean takesTagsAtLaunch = true;
    private volatile Optional<Ec2Refusal> tagsRefusal = Optional.empty();
    private volatile boolean keepsTokens = true;
    private volatile boolean addsLastingVolume;
    private volatile boolean protectsInstances;

    Ec2Behaviour() {}

    /**
     * How long instances are {@code pending}.
     *
     * @param time zero by default; for instances launched later
     * @return this
     */
    public Ec2Behaviour bootTakes(Duration time) {
        boot = time;
        return this;
    }

    /**
     * How long instances are {@code shutting-down}.
     *
     * @param time zero by default; for instances terminated later
     * @return this
     */
    public Ec2Behaviour shutdownTakes(Duration time) {
        shutdown = time;
        return this;
    }

    /**
     * How long the service does not know what it has just launched: listings leave it out, calls by id answer
     * {@code InvalidInstanceID.NotFound}. The client token works at once.
     *
     * @param time zero by default
     * @return this
     */
    public Ec2Behaviour newInstancesLag(Duration time) {
        lag = time;
        return this;
    }

    /**
     * How long terminated instances stay listed.
     *
     * @param time an hour by default
     * @return this
     */
    public Ec2Behaviour terminatedStayFor(Duration time) {
        memory = time;
        return this;
    }

    /**
     * How many instances or volumes are looked at for one page, those that do not match included.
     *
     * @param size 1000 by default
     * @return this
     */
    public Ec2Behaviour pagesOf(int size) {
        pageSize = size;
        return this;
    }

    /**
     * How many instances there may be before {@code InsufficientInstanceCapacity}.
     *
     * @param instances any number by default
     * @return this
     */
    public Ec2Behaviour roomFor(int instances) {
        capacity = instances;
        return this;
    }

    /**
     * How many instances there may be before {@code VcpuLimitExceeded}.
     *
     * @param instances any number by default
     * @return this
     */
    public Ec2Behaviour quotaOf(int instances) {
        limit = instances;
        return this;
    }

    /**
     * Like servers before 2017: launches ignore tags, which only {@code CreateTags} sets.
     *
     * @return this
     */
    public Ec2Behaviour ignoresTagsAtLaunch() {
        takesTagsAtLaunch = false;
        return this;
    }

    /**
     * Like servers that know every parameter or refuse the request: a launch with tags is refused.
     *
     * @param refusal the answer
     * @return this
     */
    public Ec2Behaviour refusesTagsAtLaunch(Ec2Refusal refusal) {
        tagsRefusal = Optional.of(refusal);
        return this;
    }

    /**
     * Client tokens are taken, and forgotten at once.
     *
     * @return this
     */
    public Ec2Behaviour forgetsTokens() {
        keepsTokens = false;
        return this;
    }

    /**
     * Images hold a second volume that outlives its instance.
     *
     * @return this
     */
    public Ec2Behaviour addsLastingVolume() {
        addsLastingVolume = true;
        return this;
    }

    /**
     * Instances can or cannot be terminated over the interface.
     *
     * @param on false by default
     * @return this
     */
    public Ec2Behaviour protectsInstances(boolean on) {
        protectsInstances = on;
        return this;
    }

    Duration boot() {
        return boot;
    }

    Duration shutdown() {
        return shutdown;
    }

    Duration lag() {
        return lag;
    }

    Duration memory() {
        return memory;
    }

    int pageSize() {
        return pageSize;
    }

    boolean takesTagsAtLaunch() {
        return takesTagsAtLaunch;
    }

    void checkTagsAtLaunch(boolean tagged) {
        if (tagged && tagsRefusal.isPresent()) {
            throw tagsRefusal.get();
        }
    }

    boolean keepsTokens() {
        return keepsTokens;
    }

    boolean hasLastingVolume() {
        return addsLastingVolume;
    }

    boolean isProtecting() {
        return protectsInstances;
    }

    void checkRoom(long instances) {
        if (instances >= limit) {
            throw Ec2Refusal.badRequest(
                    "VcpuLimitExceeded",
                    "You have requested more vCPU capacity than your current vCPU limit of " + limit
                            + " allows for the instance bucket that the specified instance type belongs to.");
        }
        if (instances >= capacity) {
            throw new Ec2Refusal(
                    500,
                    "InsufficientInstanceCapacity",
                    "We currently do not have sufficient capacity in the Availability Zone you requested.");
        }
    }
}
