@NullMarked
package org.occopus.definition;

import org.jspecify.annotations.NullMarked;
