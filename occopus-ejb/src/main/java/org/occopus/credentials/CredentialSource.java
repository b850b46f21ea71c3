package org.occopus.credentials;

import org.occopus.spi.setting.Section;

/** Where credentials come from. */
@FunctionalInterface
public interface CredentialSource {
    /** No credentials at all. */
    CredentialSource NONE = (kind, section) -> Section.empty();

    /**
     * The credentials for a section of a node.
     *
     * @param kind {@code resource} or {@code config_management}
     * @param section the section, rendered
     * @return the most specific entry that matches; empty when none does
     * @throws org.occopus.problem.ProblemException with {@code credentials-refused} when two are equally specific
     */
    Section find(String kind, Section section);
}
