/**
 * Virtual machines of Amazon EC2, or of any cloud that speaks the EC2 Query API, as resources.
 * {@link org.occopus.plugins.ec2.Ec2Factory} opens one handler per endpoint, region and login; the handler launches an
 * instance under the node instance's token, tags it and its volumes in the same call, and finds everything again by tag.
 */
@NullMarked
package org.occopus.plugins.ec2;

import org.jspecify.annotations.NullMarked;
