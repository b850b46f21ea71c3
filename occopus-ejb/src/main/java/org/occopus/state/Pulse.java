package org.occopus.state;

import static java.util.Objects.requireNonNull;

/**
 * As little of an infrastructure as tells whether something happened to it.
 *
 * @param id the infrastructure
 * @param events how many events it has, which is also the number of the last one
 * @param phase where it is in its life
 * @param working whether there is work to do until it has settled
 */
public record Pulse(String id, long events, Phase phase, boolean working) {

    /** Checks that nothing is missing. */
    public Pulse {
        requireNonNull(id, "id");
        requireNonNull(phase, "phase");
    }
}
