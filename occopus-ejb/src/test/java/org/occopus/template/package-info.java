@NullMarked
package org.occopus.template;

import org.jspecify.annotations.NullMarked;
