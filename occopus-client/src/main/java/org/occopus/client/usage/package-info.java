/**
 * What the programs behind {@code occopus} have in common: how a wrong command is answered, and the options of the commands
 * that need no server. Another program carries these out; help, completion and manual pages tell about them all the same.
 */
@NullMarked
package org.occopus.client.usage;

import org.jspecify.annotations.NullMarked;
