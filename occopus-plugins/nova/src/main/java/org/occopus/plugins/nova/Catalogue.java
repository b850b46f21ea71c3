package org.occopus.plugins.nova;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openstack4j.api.identity.EndpointURLResolver;
import org.openstack4j.api.types.Facing;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.model.identity.v3.Endpoint;
import org.openstack4j.model.identity.v3.Service;
import org.openstack4j.model.identity.v3.Token;

/**
 * Finds the public addresses of services in the catalogue that comes with a token. openstack4j's own resolver takes
 * Keystone's address for that of a service which the catalogue does not name, and never forgets what it found. Thread-safe.
 */
final class Catalogue implements EndpointURLResolver {
    /** Paths begin with one. */
    private static final Pattern SLASHES = Pattern.compile("/+$");

    private final AtomicReference<Optional<String>> region;

    /**
     * A catalogue.
     *
     * @param region the region; empty means that of the first compute endpoint which any token names, from then on
     */
    Catalogue(Optional<String> region) {
        this.region = new AtomicReference<>(region);
    }

    @Override
    public String findURLV3(URLResolverParams params) {
        return address(params.token, params.type)
                .orElseThrow(() -> new MissingService(params.type, where(params.token)));
    }

    /** Version 2 of Keystone is not spoken here. */
    @Override
    public String findURLV2(URLResolverParams params) {
        throw new MissingService(params.type, "a catalogue of version 2");
    }

    boolean names(Token token, ServiceType service) {
        return address(token, service).isPresent();
    }

    private Optional<String> address(Token token, ServiceType service) {
        Optional<String> wanted = region(token);
        return types(service).stream()
                .flatMap(type -> endpoints(token, type).stream())
                .filter(endpoint -> wanted.isEmpty() || wanted.get().equals(regionOf(endpoint)))
                .findFirst()
                .map(endpoint -> SLASHES.matcher(endpoint.getUrl().toString()).replaceFirst(""));
    }

    /** Keystone promises no order: another token must not lead to another region, where nothing of ours would be found. */
    private Optional<String> region(Token token) {
        return region.updateAndGet(chosen -> chosen.or(() -> firstRegion(token)));
    }

    private static Optional<String> firstRegion(Token token) {
        return endpoints(token, ServiceType.COMPUTE.getType()).stream()
                .findFirst()
                .map(Catalogue::regionOf);
    }

    private static String regionOf(Endpoint endpoint) {
        return Objects.requireNonNullElse(
                endpoint.getRegionId() == null ? endpoint.getRegion() : endpoint.getRegionId(), "");
    }

    private static List<Endpoint> endpoints(Token token, String type) {
        return token.getCatalog() == null
                ? List.of()
                : token.getCatalog().stream()
                        .filter(service -> type.equals(service.getType()))
                        .flatMap(Catalogue::publicEndpoints)
                        .toList();
    }

    private static Stream<Endpoint> publicEndpoints(Service service) {
        return service.getEndpoints().stream()
                .filter(endpoint -> endpoint.getIface() == Facing.PUBLIC)
                .map(Endpoint.class::cast);
    }

    /** Official names (https://service-types.openstack.org/), better ones first. */
    private static List<String> types(ServiceType service) {
        return service == ServiceType.BLOCK_STORAGE
                ? List.of("block-storage", "volumev3", "block-store", "volume")
                : List.of(service.getType());
    }

    private String where(Token token) {
        return region(token).map(name -> "region '" + name + "'").orElse("the catalogue");
    }

    /** The catalogue does not name a service that a call needs. */
    static final class MissingService extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingService(ServiceType service, String where) {
            super("the catalogue names no " + service.getType() + " service in " + where);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }
}
