package org.occopus.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.IfTag;
import com.hubspot.jinjava.tree.TagNode;

/** The if tag with Python's idea of truth: {@code 'false'} is a text, so it is true. */
final class TruthTag extends IfTag {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isPositiveIfElseNode(TagNode tag, JinjavaInterpreter interpreter) {
        return PythonValues.truth(
                Nothing.orNone(interpreter.resolveELExpression(tag.getHelpers(), tag.getLineNumber())));
    }
}
