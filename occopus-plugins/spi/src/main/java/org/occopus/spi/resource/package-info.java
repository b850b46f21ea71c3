/**
 * Resource handlers: what creates, shows, lists and deletes virtual machines and containers on one kind of cloud. The
 * engine opens a handler per provider account and repeats calls with the same token until the outcome is known.
 */
@NullMarked
package org.occopus.spi.resource;

import org.jspecify.annotations.NullMarked;
