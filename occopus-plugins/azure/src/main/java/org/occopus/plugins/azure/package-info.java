/**
 * Virtual machines and container groups on Microsoft Azure as resources. {@link org.occopus.plugins.azure.AzureVmFactory}
 * and {@link org.occopus.plugins.azure.AzureAciFactory} open one handler per subscription; a handler makes network,
 * address and interface, then the machine, all under names made of the node instance, and reads everything back from
 * tags.
 */
@NullMarked
package org.occopus.plugins.azure;

import org.jspecify.annotations.NullMarked;
