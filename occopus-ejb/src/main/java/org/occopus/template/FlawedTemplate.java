package org.occopus.template;

/** Ends the parsing or rendering of a template; never leaves the package. */
final class FlawedTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TemplateFlaw flaw;

    FlawedTemplate(int line, String reason) {
        super(reason);
        this.flaw = new TemplateFlaw(line, reason);
    }

    TemplateFlaw flaw() {
        return flaw;
    }
}
