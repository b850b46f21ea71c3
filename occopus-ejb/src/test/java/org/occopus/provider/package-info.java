@NullMarked
package org.occopus.provider;

import org.jspecify.annotations.NullMarked;
