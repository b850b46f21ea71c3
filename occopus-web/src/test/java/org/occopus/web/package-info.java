/** Tests of what the interface says of itself. */
@NullMarked
package org.occopus.web;

import org.jspecify.annotations.NullMarked;
