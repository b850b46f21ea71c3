/**
 * Tells others what happens to an infrastructure: webhooks, and messages to devices as the original sent them. A cursor
 * over the stored events says how far each target was told; what the engine does never waits for a delivery.
 */
@NullMarked
package org.occopus.notification;

import org.jspecify.annotations.NullMarked;
