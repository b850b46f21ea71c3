/**
 * Servers on CloudSigma as resources. {@link org.occopus.plugins.cloudsigma.CloudSigmaFactory} opens one handler per
 * location and login; the handler makes a server that carries the owner's tags, clones the library drive beside it, and
 * joins and starts the two when a later look finds the drive complete.
 */
@NullMarked
package org.occopus.plugins.cloudsigma;

import org.jspecify.annotations.NullMarked;
