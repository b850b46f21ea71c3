/**
 * Containers on a Docker engine as resources. {@link org.occopus.plugins.docker.DockerFactory} opens one handler per
 * endpoint; the handler finds or fetches the image, creates and starts a container under a name made of the node
 * instance, and reads everything else back from labels.
 */
@NullMarked
package org.occopus.plugins.docker;

import org.jspecify.annotations.NullMarked;
