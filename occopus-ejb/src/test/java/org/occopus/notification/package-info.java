/** Tests of what goes out, to whom, in which order, and what does not. */
@NullMarked
package org.occopus.notification;

import org.jspecify.annotations.NullMarked;
