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

    private List<Statement> body(String endTag) {
        endOfTag();
        List<Statement> body = template.body(List.of(endTag), spot);
        template.end();
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
            List<Statement> body = template.body(List.of("elif", "else", "endif"), spot);
            branches.add(new Statement.Branch(spot, condition, body));
            head = template.endTag();
            next = template.end();
        }
        return new Statement.If(branches, next.equals("else") ? otherwise("endif") : List.of());
    }

    private List<Statement> otherwise(String endTag) {
        List<Statement> body = template.body(List.of(endTag), spot);
        template.end();
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
        List<Statement> body = template.body(List.of("endfor", "else"), spot);
        List<Statement> otherwise = template.end().equals("else") ? otherwise("endfor") : List.of();
        return new Statement.For(spot, target, items, condition, recursive, body, otherwise);
    }

    Statement assignment() {
        Target target = TokenCursor.isOperator(cursor.peekSecond(), ".") ? member() : target("");
        if (cursor.operator("=")) {
            Expression value = expressions().tuple();
            cursor.expectEnd();
            return new Statement.Set(spot, target, value);
        }
        Expression filtered = BlockInput.EXPRESSION;
        while (cursor.operator("|")) {
            filtered = expressions().operands().filter(filtered);
        }
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
        return new Statement.Define(definition(storable(), "endmacro", () -> {}));
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
        Set<String> reads = template.reading(() -> {
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
