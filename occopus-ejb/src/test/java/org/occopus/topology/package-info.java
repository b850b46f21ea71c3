@NullMarked
package org.occopus.topology;

import org.jspecify.annotations.NullMarked;
