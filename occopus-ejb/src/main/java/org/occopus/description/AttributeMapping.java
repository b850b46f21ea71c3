package org.occopus.description;

/**
 * An attribute of a dependee that its dependent wants to know (manual, "mappings").
 *
 * @param source dotted name at the dependee
 * @param destination dotted name at the dependent
 * @param synch whether the dependee counts as ready only once the attribute is set
 */
public record AttributeMapping(String source, String destination, boolean synch) {}
