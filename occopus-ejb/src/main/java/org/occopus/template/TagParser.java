package org.occopus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.template.ExpressionTokens.Token;

/** Parses one tag, its name being read, with its body. */
final class TagParser {
    private static final Set<String> RESERVED = Set.of("true", "false", "none", "True", "False", "None");

    private final TemplateParser template;
    private final TokenCursor cursor;
    private final Spot spot;

    TagParser(TemplateParser template, TokenCursor cursor, Spot spot) {
        this.template = template;
        this.cursor = cursor;
        this.spot = spot;
    }

    private ExpressionParser expressions() {
        return template.expressions(cursor);
    }

    private void endOfTag() {
        cursor.operator(":");
        cursor.expectEnd();
    }

    /** A body with variables of its own up to its end tag. */
    private List<Statement> body(String endTag) {
        endOfTag();
        List<Statement> body = innerBody(List.of(endTag));
        template.end();
        return body;
    }

    private List<Statement> innerBody(List<String> endTags) {
        List<Statement> body = new ArrayList<>();
        template.inner(() -> body.addAll(template.body(endTags, spot)));
        return body;
    }

    Statement condition() {
        List<Statement.Branch> branches = new ArrayList<>();
        TokenCursor head = cursor;
        String next = "elif";
        while (next.equals("elif")) {
            Expression condition = template.expressions(head).tupleBefore("");
            head.operator(":");
            head.expectEnd();
            List<Statement> body = branch(List.of("elif", "else", "endif"));
            branches.add(new Statement.Branch(spot, condition, body));
            head = template.endTag();
            next = template.end();
        }
        return new Statement.If(branches, next.equals("else") ? lastBranch() : List.of());
    }

    private List<Statement> lastBranch() {
        List<Statement> body = branch(List.of("endif"));
        template.end();
        return body;
    }

    private List<Statement> branch(List<String> endTags) {
        List<Statement> body = new ArrayList<>();
        template.branch(() -> body.addAll(template.body(endTags, spot)));
        return body;
    }

    Statement loop() {
        Target target = target("in");
        cursor.expectWord("in");
        Expression items = expressions().tupleBefore("recursive");
        Optional<Expression> condition =
                cursor.word("if") ? Optional.of(expressions().choice()) : Optional.empty();
        boolean recursive = cursor.word("recursive");
        endOfTag();
        List<Statement> body = innerBody(List.of("endfor", "else"));
        boolean hasElse = template.end().equals("else");
        List<Statement> otherwise = hasElse ? innerBody(List.of("endfor")) : List.of();
        if (hasElse) {
            template.end();
        }
        return new Statement.For(spot, target, items, condition, recursive, body, otherwise);
    }

    Statement assignment() {
        Target target = TokenCursor.isOperator(cursor.peekSecond(), ".") ? member() : target("");
        if (cursor.operator("=")) {
            Expression value = expressions().tuple();
            cursor.expectEnd();
            template.stores(target.names());
            return new Statement.Set(spot, target, value);
        }
        Expression filtered = BlockInput.EXPRESSION;
        while (cursor.operator("|")) {
            filtered = expressions().operands().filter(filtered);
        }
        template.stores(target.names());
        return new Statement.SetBlock(spot, target, filtered, body("endset"));
    }

    private Target member() {
        String namespace = cursor.name();
        cursor.expect(".");
        return new Target.Member(namespace, cursor.name());
    }

    /** Names, separated by commas or in parentheses, up to a word. */
    private Target target(String endWord) {
        List<Target> targets = new ArrayList<>();
        boolean several = false;
        do {
            if (cursor.isWord(endWord) || cursor.isOperator(")") || cursor.isOperator("=")) {
                break;
            }
            targets.add(single());
            several |= cursor.isOperator(",");
        } while (cursor.operator(","));
        if (targets.isEmpty()) {
            throw TokenCursor.unexpected(cursor.peek());
        }
        return several ? new Target.Several(targets) : targets.get(0);
    }

    private Target single() {
        if (cursor.operator("(")) {
            Target inner = target("");
            cursor.expect(")");
            return inner;
        }
        return new Target.Name(storable());
    }

    private String storable() {
        Token token = cursor.peek();
        String name = cursor.name();
        if (RESERVED.contains(name)) {
            throw new FlawedTemplate(token.line(), "nothing can be assigned to '" + name + "'");
        }
        return name;
    }

    Statement with() {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.isOperator(":")) {
            if (!targets.isEmpty()) {
                cursor.expect(",");
            }
            targets.add(target(""));
            cursor.expect("=");
            values.add(expressions().choice());
        }
        return new Statement.With(spot, targets, values, body("endwith"));
    }

    Statement filter() {
        Expression filtered = expressions().operands().filter(BlockInput.EXPRESSION);
        while (cursor.operator("|")) {
            filtered = expressions().operands().filter(filtered);
        }
        return new Statement.FilterBlock(spot, filtered, body("endfilter"));
    }

    Statement macro() {
        String name = storable();
        template.stores(List.of(name));
        return new Statement.Define(definition(name, "endmacro", () -> {}));
    }

    Statement call() {
        List<Expression> calls = new ArrayList<>();
        Macro.Definition body =
                definition("caller", "endcall", () -> calls.add(expressions().choice()));
        if (!(calls.get(0) instanceof Expression.Call call)) {
            throw new FlawedTemplate(spot.line(), "the tag 'call' needs a call such as name()");
        }
        return new Statement.CallBlock(spot, call, body);
    }

    private Macro.Definition definition(String name, String endTag, Runnable rest) {
        List<Macro.Parameter> parameters = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        Set<String> reads = template.inner(() -> {
            if (!name.equals("caller") || cursor.isOperator("(")) {
                parameters.addAll(parameters());
            }
            rest.run();
            body.addAll(body(endTag));
        });
        return new Macro.Definition(spot, name, parameters, reads, body);
    }

    private List<Macro.Parameter> parameters() {
        List<Macro.Parameter> parameters = new ArrayList<>();
        cursor.expect("(");
        boolean optional = false;
        while (!cursor.operator(")")) {
            if (!parameters.isEmpty()) {
                cursor.expect(",");
            }
            String name = storable();
            Optional<Expression> missing =
                    cursor.operator("=") ? Optional.of(expressions().choice()) : Optional.empty();
            if (optional && missing.isEmpty()) {
                throw cursor.flaw("parameter '" + name + "' needs a default, as the one before it has one");
            }
            optional |= missing.isPresent();
            parameters.add(new Macro.Parameter(name, missing));
        }
        return parameters;
    }

    Statement print() {
        Expression value = new Expression.Constant("");
        boolean first = true;
        while (!cursor.atEnd()) {
            if (!first) {
                cursor.expect(",");
            }
            value = new Expression.Concatenation(value, expressions().choice());
            first = false;
        }
        return new Statement.Print(spot, value);
    }
}
