@NullMarked
package org.occopus.schema;

import org.jspecify.annotations.NullMarked;
