package org.occopus.provider;

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
     * @return the one matching entry; empty when none matches
     * @throws org.occopus.problem.ProblemException with {@code credentials-refused} when more than one matches
     */
    Section find(String kind, Section section);
}
