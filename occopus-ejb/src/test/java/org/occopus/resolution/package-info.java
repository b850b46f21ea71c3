@NullMarked
package org.occopus.resolution;

import org.jspecify.annotations.NullMarked;
