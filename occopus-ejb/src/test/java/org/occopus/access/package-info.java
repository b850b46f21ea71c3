@NullMarked
package org.occopus.access;

import org.jspecify.annotations.NullMarked;
