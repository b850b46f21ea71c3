/**
 * Turns a node of the description and its definition into one node instance to be created: picks an implementation,
 * renders templates, calls the contextualiser. Called by a pass just before a launch is written down.
 */
@NullMarked
package org.occopus.resolution;

import org.jspecify.annotations.NullMarked;
