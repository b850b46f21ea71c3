package org.occopus.template;

/**
 * A text that is safe within HTML: the result of {@code escape}, {@code safe} and {@code tojson}.
 *
 * @param text the text
 */
record Markup(String text) {}
