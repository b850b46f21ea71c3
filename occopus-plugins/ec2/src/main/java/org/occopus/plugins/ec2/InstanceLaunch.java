package org.occopus.plugins.ec2;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.resource.OwnerTag;
import org.occopus.spi.resource.Turns;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Launches a machine, or finds the one that an earlier attempt launched. Amazon forgets a token some time after its
 * instance has ended, and knows it per zone only
 * (https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html): hence the look for the tag first.
 */
final class InstanceLaunch {
    /** Two servers that race for one token choose the same machine. */
    private static final Comparator<Instance> BY_AGE = Comparator.comparing(
                    (Instance found) -> Objects.requireNonNullElse(found.launchTime(), Instant.MAX))
            .thenComparing(Instance::instanceId);

    private final Ec2Failures failures;
    private final Instances instances;
    private final Turns turns = new Turns();
    private volatile boolean takesTagsAtLaunch = true;

    InstanceLaunch(Ec2Failures failures, Instances instances) {
        this.failures = failures;
        this.instances = instances;
    }

    /** Returns the machine, which carries all tags. One at a time for each token, because not every server knows tokens. */
    Instance launch(Launch launch, Deadline deadline) {
        try {
            return turns.inTurn(launch.token(), deadline, () -> foundOrLaunched(launch, deadline));
        } catch (TimeoutException e) {
            throw failures.late(launch.subject(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(launch.subject(), e);
        }
    }

    private Instance foundOrLaunched(Launch launch, Deadline deadline) {
        Optional<Instance> earlier = chosen(instances.ofTag(OwnerTag.instance(launch.token()), deadline));
        return earlier.isPresent() ? alive(earlier.get(), launch) : launchedNow(launch, deadline);
    }

    private Instance launchedNow(Launch launch, Deadline deadline) {
        Optional<String> rootDevice = launch.settings().extras().volumeSize().map(size -> rootDevice(launch, deadline));
        Instance made;
        try {
            made = run(launch, rootDevice, deadline)
                    .orElseThrow(() -> failures.open(launch.subject(), "EC2 answers without an instance"));
        } catch (ProviderException e) {
            made = launchedDifferently(e, launch, deadline);
        }
        return tagged(alive(made, launch), launch, deadline);
    }

    private Optional<Instance> run(Launch launch, Optional<String> rootDevice, Deadline deadline) {
        try {
            return takesTagsAtLaunch
                    ? instances.run(launch.request(rootDevice), launch.subject(), deadline)
                    : runUntagged(launch, rootDevice, deadline);
        } catch (ProviderException e) {
            if (!takesTagsAtLaunch || !RefusedTags.areBehind(e)) {
                throw e;
            }
            return runUntagged(launch, rootDevice, deadline);
        }
    }

    /** What the server says to this is about something else than tags. */
    private Optional<Instance> runUntagged(Launch launch, Optional<String> rootDevice, Deadline deadline) {
        Optional<Instance> made = instances.run(launch.untaggedRequest(rootDevice), launch.subject(), deadline);
        takesTagsAtLaunch = false;
        return made;
    }

    private String rootDevice(Launch launch, Deadline deadline) {
        return instances
                .rootDevice(launch.settings().imageId(), launch.subject().asking(), deadline)
                .orElseThrow(() -> failures.refused(
                        launch.subject(), "", "EC2 does not tell the image's root volume, which volume_size is about"));
    }

    /** The token was used by a request that differed, for example before an upgrade: its machine is ours. */
    private Instance launchedDifferently(ProviderException failure, Launch launch, Deadline deadline) {
        if (!failure.providerCode().equals(Ec2ErrorCodes.TOKEN_MISMATCH)) {
            throw failure;
        }
        return chosen(instances.ofToken(launch.token(), deadline)).orElseThrow(() -> failure);
    }

    private static Optional<Instance> chosen(List<Instance> found) {
        return found.stream()
                .filter(instance -> !Ec2Resources.isEnding(instance))
                .min(BY_AGE)
                .or(() -> found.stream().min(BY_AGE));
    }

    private Instance alive(Instance found, Launch launch) {
        if (Ec2Resources.isEnding(found)) {
            String reason =
                    Ec2Resources.fault(found).map(words -> " (" + words + ")").orElse("");
            throw failures.refused(
                    launch.subject(),
                    "",
                    "its instance " + found.instanceId() + " has ended" + reason + ", and another one of the same"
                            + " identity is never made");
        }
        return found;
    }

    /** Not every server takes tags in the launching call. */
    private Instance tagged(Instance made, Launch launch, Deadline deadline) {
        if (isTagged(made, launch)) {
            return made;
        }
        Instance seen = instances.find(made.instanceId(), deadline).orElse(made);
        if (!isTagged(seen, launch)) {
            tag(seen, launch, deadline);
        }
        return seen;
    }

    private void tag(Instance made, Launch launch, Deadline deadline) {
        try {
            instances.tag(Ec2Resources.withVolumes(made), launch.tags(), launch.subject(), deadline);
        } catch (ProviderException e) {
            throw untagged(made, launch, e, deadline);
        }
    }

    private static boolean isTagged(Instance instance, Launch launch) {
        return OwnerTags.carries(instance.tags(), OwnerTag.instance(launch.token()));
    }

    /** What cannot be tagged would be lost sight of. What stays when ending it fails too is found by its token. */
    private ProviderException untagged(Instance made, Launch launch, ProviderException failure, Deadline deadline) {
        if (!failure.kind().isForGood() || Ec2ErrorCodes.isUnknownInstance(failure.providerCode())) {
            return failures.open(
                    launch.subject(),
                    "its instance " + made.instanceId() + " has no tags yet (" + failure.getMessage() + ")");
        }
        try {
            instances.terminate(made.instanceId(), deadline);
        } catch (ProviderException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
