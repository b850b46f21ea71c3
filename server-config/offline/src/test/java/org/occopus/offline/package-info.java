@NullMarked
package org.occopus.offline;

import org.jspecify.annotations.NullMarked;
