package org.occopus.plugins.azure;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.ResourceId;
import org.occopus.spi.setting.Section;

/**
 * Reads what the engine asks for, and refuses what cannot be meant.
 *
 * @param subscription where it is asked for
 */
record RequestReader(Subscription subscription) {

    /**
     * Reads a rendered section.
     *
     * @throws ProviderException of kind {@code REFUSED} when a value cannot be used
     */
    <T> T settings(CreateRequest request, Function<Section, T> form) {
        try {
            return form.apply(request.settings());
        } catch (IllegalArgumentException e) {
            throw refused("Node '" + request.name() + "' cannot be asked of Azure: " + Values.wordsOf(e), e);
        }
    }

    /**
     * Reads an id of this subscription.
     *
     * @param kinds what it may be the id of
     * @throws ProviderException of kind {@code REFUSED} when it is no such id
     */
    ArmId id(ResourceId id, List<? extends ArmKind<?>> kinds) {
        ArmId read = parsed(id);
        boolean known = kinds.stream().anyMatch(kind -> kind.type().equals(read.type()));
        boolean ours = read.subscription().equals(subscription.id().toLowerCase(Locale.ROOT));
        if (!known || !ours) {
            throw refused(
                    "'" + id + "' is not of subscription '" + subscription.id()
                            + "' or of a kind that Occopus makes; use the login that it was made with",
                    new IllegalArgumentException(read.type()));
        }
        return read;
    }

    private static ArmId parsed(ResourceId id) {
        try {
            return ArmId.of(id.value());
        } catch (IllegalArgumentException e) {
            throw refused(Values.wordsOf(e) + "; Occopus did not make it", e);
        }
    }

    private static ProviderException refused(String words, IllegalArgumentException cause) {
        return new ProviderException(ProviderFailure.REFUSED, "", words, cause);
    }
}
