@NullMarked
package org.occopus.plugins.cloudinit;

import org.jspecify.annotations.NullMarked;
