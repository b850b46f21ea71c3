@NullMarked
package org.occopus.registry;

import org.jspecify.annotations.NullMarked;
