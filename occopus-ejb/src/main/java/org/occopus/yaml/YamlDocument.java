package org.occopus.yaml;

/**
 * A document that could be parsed.
 *
 * @param root its value, imports resolved
 * @param findings what is wrong with it so far (duplicate keys, unknown tags, failing imports); the reader goes on
 *     adding to it
 */
public record YamlDocument(YamlNode root, Findings findings) {}
