/**
 * Puppet without a Puppet server: the machine fetches modules and manifests at its first boot and applies them itself.
 * All that Occopus does is to hand {@link org.occopus.plugins.puppet.PuppetVariables the section} to the node's templates
 * (manual, "Puppet solo").
 */
@NullMarked
package org.occopus.plugins.puppet;

import org.jspecify.annotations.NullMarked;
