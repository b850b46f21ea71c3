/**
 * Safe YAML 1.2 with the place of every value and the two import tags of the manual. Used by {@code description},
 * {@code definition} and {@code credentials}. Pure: reads nothing but the texts it is given.
 */
@NullMarked
package org.occopus.yaml;

import org.jspecify.annotations.NullMarked;
