/**
 * Instances on a CloudBroker platform as resources. {@link org.occopus.plugins.cloudbroker.CloudBrokerFactory} opens one
 * handler per platform and login; the handler starts instances under names that tell their owners, and stops them, which
 * is how the platform ends an instance.
 */
@NullMarked
package org.occopus.plugins.cloudbroker;

import org.jspecify.annotations.NullMarked;
