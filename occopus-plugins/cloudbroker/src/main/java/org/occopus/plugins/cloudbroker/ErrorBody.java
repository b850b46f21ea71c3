package org.occopus.plugins.cloudbroker;

import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * The body of an error: {@code <errors>} with {@code <error>} and {@code <type>}, which the platform also sends with a
 * status that means success (https://github.com/CloudBroker/cbp-java-api, {@code HttpMethodExecutor}).
 *
 * @param type the type, empty when there is none
 * @param words what it says, for people, never empty
 */
record ErrorBody(String type, String words) {
    private static final int LONGEST = 500;

    /** The errors within an answer; empty when it tells of none. */
    static Optional<ErrorBody> of(String body) {
        return Xml.root(body).filter(root -> root.getTagName().equals("errors")).map(ErrorBody::of);
    }

    /** What is known of an answer that tells of no error and is no success. */
    static ErrorBody none() {
        return new ErrorBody("", "there is an answer, but not one of the platform's API");
    }

    private static ErrorBody of(Element errors) {
        String all = Xml.children(errors, "error").stream()
                .map(error -> error.getTextContent().strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String type = Xml.text(errors, "type").orElse("");
        String told = all.isEmpty() ? type : all;
        String shortened = told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
        return new ErrorBody(type, "CloudBroker says '" + shortened + "'");
    }
}
