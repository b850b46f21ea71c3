@NullMarked
package org.occopus.web;

import org.jspecify.annotations.NullMarked;
