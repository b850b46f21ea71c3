/**
 * Reads infrastructure descriptions: safe YAML 1.2, all problems at once, each with its place. First stop after a
 * submission; what comes out goes to {@code topology}. Pure.
 */
@NullMarked
package org.occopus.description;

import org.jspecify.annotations.NullMarked;
