@NullMarked
package org.occopus.description;

import org.jspecify.annotations.NullMarked;
