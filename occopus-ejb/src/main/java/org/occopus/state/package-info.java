/**
 * What is stored of infrastructures: their phase, what is wanted, their instances, who may act, and the store that keeps
 * it. Values only; what they mean is decided in {@code plan}, what users ask comes in through {@code infrastructure}.
 */
@NullMarked
package org.occopus.state;

import org.jspecify.annotations.NullMarked;
