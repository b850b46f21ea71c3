package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.OwnerTag;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Calls about instances. Listings are checked once more here, because some servers take a filter that they do not know
 * for none.
 */
final class Instances {
    /** The largest page (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html). */
    private static final int PAGE = 1000;

    private final Ec2Calls calls;

    Instances(Ec2Calls calls) {
        this.calls = calls;
    }

    /** Launches an instance, or finds the one that the cloud remembers under the request's token. */
    Optional<Instance> run(RunInstancesRequest request, CallSubject subject, Deadline deadline) {
        return calls.call(deadline, subject, client -> client.runInstances(request)).instances().stream()
                .findFirst();
    }

    /** Empty when the cloud does not know the id. */
    Optional<Instance> find(String id, Deadline deadline) {
        var request = DescribeInstancesRequest.builder().instanceIds(id).build();
        try {
            return list(request, CallSubject.ofExisting(id), deadline).stream()
                    .filter(found -> id.equals(found.instanceId()))
                    .findFirst();
        } catch (ProviderException e) {
            if (Ec2ErrorCodes.isUnknownInstance(e.providerCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Everything that carries a tag, in any state, all pages. A server that cannot filter is asked for everything. */
    List<Instance> ofTag(OwnerTag tag, Deadline deadline) {
        return filteredOrAll(OwnerTags.filter(tag), deadline).stream()
                .filter(found -> OwnerTags.carries(found.tags(), tag))
                .toList();
    }

    /** What was launched under a token, tagged or not. */
    List<Instance> ofToken(String token, Deadline deadline) {
        Filter filter = Filter.builder().name("client-token").values(token).build();
        return filteredOrAll(filter, deadline).stream()
                .filter(found -> token.equals(found.clientToken()))
                .toList();
    }

    private List<Instance> filteredOrAll(Filter filter, Deadline deadline) {
        CallSubject subject = CallSubject.ofListing("instances");
        try {
            return list(page().filters(filter).build(), subject, deadline);
        } catch (ProviderException e) {
            if (!maySayNoSuchFilter(e)) {
                throw e;
            }
            return list(page().build(), subject, deadline);
        }
    }

    private static boolean maySayNoSuchFilter(ProviderException failure) {
        boolean ofServer = failure.kind() == ProviderFailure.PROVIDER_FAULT;
        return failure.kind() == ProviderFailure.REFUSED
                || (ofServer && !Ec2ErrorCodes.isPassing(failure.providerCode()));
    }

    private static DescribeInstancesRequest.Builder page() {
        return DescribeInstancesRequest.builder().maxResults(PAGE);
    }

    private List<Instance> list(DescribeInstancesRequest request, CallSubject subject, Deadline deadline) {
        return calls.call(
                deadline,
                subject,
                client -> client.describeInstancesPaginator(request).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .toList());
    }

    /** Ends an instance; nothing happens when it has ended already. */
    void terminate(String id, Deadline deadline) {
        calls.call(
                deadline,
                CallSubject.ofExisting(id),
                client -> client.terminateInstances(request -> request.instanceIds(id)));
    }

    void tag(List<String> ids, Map<String, String> tags, CallSubject subject, Deadline deadline) {
        calls.call(
                deadline,
                subject,
                client -> client.createTags(request -> request.resources(ids).tags(OwnerTags.asTags(tags))));
    }

    /** The image's name for its root volume, for example {@code /dev/xvda}. */
    Optional<String> rootDevice(String imageId, CallSubject subject, Deadline deadline) {
        return calls
                .call(deadline, subject, client -> client.describeImages(request -> request.imageIds(imageId)))
                .images()
                .stream()
                .flatMap(image -> Optional.ofNullable(image.rootDeviceName()).stream())
                .findFirst();
    }
}
