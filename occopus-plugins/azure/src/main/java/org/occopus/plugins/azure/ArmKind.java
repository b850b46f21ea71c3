package org.occopus.plugins.azure;

import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.Response;
import com.azure.core.management.Resource;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A kind of resource that Azure Resource Manager keeps: what it is called and how it is asked for.
 *
 * @param type the provider and its type, in lower case
 * @param word what people call it
 * @param service the calls
 * @param reader reads the answer to a creation
 * @param provisioning where the library keeps the state; null while there is none
 */
record ArmKind<T extends Resource>(
        String type, String word, Service<T> service, Reader<T> reader, Function<T, @Nullable Object> provisioning) {

    /**
     * The calls, each of a resource group and a name but for the listing.
     *
     * @param get ends with an error when there is none
     * @param list all of the subscription
     * @param put begins a creation or change; its answer holds the resource
     * @param delete begins a deletion; status 204 when there is none
     */
    record Service<T>(
            BiFunction<String, String, Mono<T>> get,
            Supplier<PagedFlux<T>> list,
            Put<T> put,
            BiFunction<String, String, Mono<Response<Flux<ByteBuffer>>>> delete) {}

    /** Begins a creation. */
    @FunctionalInterface
    interface Put<T> {
        Mono<Response<Flux<ByteBuffer>>> of(String group, String name, T wanted);
    }

    /** Reads JSON. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonReader json) throws IOException;
    }

    ArmKind {
        type = type.toLowerCase(Locale.ROOT);
    }

    /** The provider's own word for the state; empty while it tells none. */
    String stateOf(T found) {
        Object state = provisioning.apply(found);
        return state == null ? "" : state.toString();
    }

    CallSubject subject(ArmId id) {
        return CallSubject.of(word, id);
    }
}
