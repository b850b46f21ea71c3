/** The plugin and the unmodified client library against the fake cloud of the test kit, over HTTP. */
@NullMarked
package org.occopus.plugins.ec2;

import org.jspecify.annotations.NullMarked;
