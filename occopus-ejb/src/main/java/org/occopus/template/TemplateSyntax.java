package org.occopus.template;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.Optional;
import org.occopus.spi.TemplateException;

/** Parses the expressions of a parsed template without evaluating them. */
final class TemplateSyntax {

    /** Line and reason of the first wrong expression; empty when all can be parsed. */
    Optional<String> problem(Node node) {
        Optional<String> own = own(node);
        return own.isPresent()
                ? own
                : node.getChildren().stream()
                        .flatMap(child -> problem(child).stream())
                        .findFirst();
    }

    private static Optional<String> own(Node node) {
        try {
            parse(node);
            return Optional.empty();
        } catch (TemplateException e) {
            return Optional.of("line " + node.getLineNumber() + ": " + e.getMessage());
        }
    }

    private static void parse(Node node) {
        if (node instanceof ExpressionNode && node.getMaster() instanceof ExpressionToken token) {
            ExpressionParser.parse(token.getExpr());
        } else if (node instanceof TagNode tag) {
            switch (tag.getName()) {
                case "if", "elif" -> ExpressionParser.parse(tag.getHelpers());
                case "for" -> LoopTag.Head.parse(tag.getHelpers());
                default -> {
                    // other tags parse what they hold when they are rendered
                }
            }
        }
    }
}
