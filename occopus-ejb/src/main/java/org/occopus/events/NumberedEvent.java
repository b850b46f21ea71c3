package org.occopus.events;

/**
 * A stored event.
 *
 * @param number from 1, without gaps within an infrastructure
 * @param event what happened
 */
public record NumberedEvent(long number, Event event) {}
