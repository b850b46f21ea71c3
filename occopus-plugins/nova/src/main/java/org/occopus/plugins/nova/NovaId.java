package org.occopus.plugins.nova;

import org.occopus.spi.resource.ResourceId;

/**
 * An id taken apart.
 *
 * @param kind the kind of a companion; empty text for servers
 * @param id the cloud's own id
 */
record NovaId(String kind, String id) {

    static NovaId of(ResourceId id) {
        int colon = id.value().indexOf(':');
        return colon < 0
                ? new NovaId("", id.value())
                : new NovaId(id.value().substring(0, colon), id.value().substring(colon + 1));
    }
}
