@NullMarked
package org.occopus.credentials;

import org.jspecify.annotations.NullMarked;
