/** What can be wrong with a request, in one list: slugs are part of the REST interface and are never renamed. */
@NullMarked
package org.occopus.problem;

import org.jspecify.annotations.NullMarked;
