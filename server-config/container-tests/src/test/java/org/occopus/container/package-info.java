/**
 * The packed WAR inside an application server: what only a container can show. What the engine does is tested outside,
 * in milliseconds.
 */
@NullMarked
package org.occopus.container;

import org.jspecify.annotations.NullMarked;
