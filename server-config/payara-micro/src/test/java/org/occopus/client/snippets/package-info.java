/** The examples of the Javadoc of the Java API, compiled and run here. */
@NullMarked
package org.occopus.client.snippets;

import org.jspecify.annotations.NullMarked;
