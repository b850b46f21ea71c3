/** The dependencies of an infrastructure as a drawing: for Graphviz, for Mermaid, or as SVG with an own layout. */
@NullMarked
package org.occopus.client.graph;

import org.jspecify.annotations.NullMarked;
