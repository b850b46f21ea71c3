/**
 * Puts the engine together inside an application server: beans, timers, start and stop. The only package of the engine
 * that knows the container; everything it makes is plain Java.
 */
@NullMarked
package org.occopus.assembly;

import org.jspecify.annotations.NullMarked;
