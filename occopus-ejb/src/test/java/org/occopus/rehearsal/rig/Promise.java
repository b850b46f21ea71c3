package org.occopus.rehearsal.rig;

import org.occopus.state.Requested;

/**
 * What the answer to a request promises.
 *
 * @param order of the requests' effects, which their answers need not keep
 * @param infrastructureId of what
 * @param requested what is wanted from now on
 */
record Promise(long order, String infrastructureId, Requested requested) {}
