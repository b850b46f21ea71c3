/**
 * Servers on OpenStack Nova as resources. {@link org.occopus.plugins.nova.NovaFactory} opens one handler per project and
 * region; the handler logs in to Keystone once, creates servers with their owner in the metadata, gives them floating
 * addresses and volumes where asked for, and takes these back when the server goes.
 */
@NullMarked
package org.occopus.plugins.nova;

import org.jspecify.annotations.NullMarked;
