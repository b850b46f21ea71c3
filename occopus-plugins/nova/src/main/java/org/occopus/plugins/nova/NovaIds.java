package org.occopus.plugins.nova;

import org.occopus.spi.resource.ResourceId;

/**
 * An id taken apart.
 *
 * @param kind the kind of a companion; empty text for servers
 * @param id the cloud's own id
 */
record NovaIds(String kind, String id) {

    static NovaIds of(ResourceId id) {
        int colon = id.value().indexOf(':');
        return colon < 0
                ? new NovaIds("", id.value())
                : new NovaIds(id.value().substring(0, colon), id.value().substring(colon + 1));
    }
}
