@NullMarked
package org.occopus.yaml;

import org.jspecify.annotations.NullMarked;
