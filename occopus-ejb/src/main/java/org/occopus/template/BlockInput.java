package org.occopus.template;

/** What the body of a filter tag or of a set tag rendered to, as the input of the tag's filters. */
final class BlockInput {
    /** No template can spell this name. */
    static final Expression EXPRESSION = new Expression.Name("·block·");

    private BlockInput() {}

    static Scope within(Scope scope, String text) {
        Scope inner = scope.inner();
        inner.set(EXPRESSION.path(), text);
        return inner;
    }
}
