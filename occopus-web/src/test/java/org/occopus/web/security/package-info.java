@NullMarked
package org.occopus.web.security;

import org.jspecify.annotations.NullMarked;
