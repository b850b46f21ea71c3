/**
 * Node definitions: how one node becomes a machine or container on one of several clouds. Read and checked here against
 * the declarations of the plugins; used by {@code resolution}.
 */
@NullMarked
package org.occopus.definition;

import org.jspecify.annotations.NullMarked;
