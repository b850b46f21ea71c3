/** What happened to an infrastructure, in order, each with its cause. Append-only. */
@NullMarked
package org.occopus.events;

import org.jspecify.annotations.NullMarked;
