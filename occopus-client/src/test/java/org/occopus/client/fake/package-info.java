/** A server for tests that answers as {@code docs/rest.md} says; every look at a status lets its world go on by a step. */
@NullMarked
package org.occopus.client.fake;

import org.jspecify.annotations.NullMarked;
