package org.occopus.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.TemplateException;
import org.occopus.template.TemplateScanner.Output;
import org.occopus.template.TemplateScanner.Part;
import org.occopus.template.TemplateScanner.Tag;
import org.occopus.template.TemplateScanner.Text;

/** Parses templates: texts, expressions and tags. One use. */
final class TemplateParser {
    private static final int DEEPEST = 50;
    private static final Set<String> NOT_AVAILABLE =
            Set.of("include", "import", "from", "extends", "block", "autoescape", "do", "trans", "break", "continue");

    private final List<Part> parts;
    private Set<String> loaded = new HashSet<>();
    private Optional<TokenCursor> end = Optional.empty();
    private int position;
    private final Set<String> hidden = new LinkedHashSet<>();
    private int scopes;
    private int branches;
    private int depth;
    private int line = 1;

    private TemplateParser(String source) {
        this.parts = TemplateScanner.scan(source);
    }

    /**
     * Parses a template.
     *
     * @throws FlawedTemplate when it is wrong
     */
    static List<Statement> parse(String source) {
        return new TemplateParser(source).parse();
    }

    /**
     * Parses a template for nothing but its flaws.
     *
     * @throws FlawedTemplate when it is wrong
     */
    static void check(String source) {
        TemplateParser parser = new TemplateParser(source);
        parser.parse();
    }

    private List<Statement> parse() {
        try {
            List<Statement> body = body(List.of(), new Spot(1, ""));
            body.add(0, new Statement.Hide(List.copyOf(hidden)));
            return body;
        } catch (TemplateException e) {
            throw new FlawedTemplate(line, e.getMessage());
        }
    }

    /**
     * The parts up to one of several end tags, which {@link #end()} then knows.
     *
     * @param ends names of tags; empty for the whole template
     * @param opening the tag whose body this is
     */
    List<Statement> body(List<String> ends, Spot opening) {
        if (++depth > DEEPEST) {
            throw new FlawedTemplate(opening.line(), "tags are nested more than " + DEEPEST + " levels deep");
        }
        List<Statement> body = new ArrayList<>();
        while (position < parts.size()) {
            Part part = parts.get(position++);
            if (part instanceof Tag tag && ends.contains(tag.tokens().get(0).image())) {
                line = tag.spot().line();
                end = Optional.of(new TokenCursor(tag.tokens()));
                depth--;
                return body;
            }
            body.add(statement(part));
        }
        if (!ends.isEmpty()) {
            throw new FlawedTemplate(
                    opening.line(), "{% " + String.join(" or ", ends) + " %} is missing for " + opening.source());
        }
        depth--;
        return body;
    }

    /** The name of the end tag of the last body; the tag must hold nothing more, unless it is {@code elif}. */
    String end() {
        TokenCursor cursor = endTag();
        String name = cursor.name();
        if (!name.equals("elif")) {
            cursor.expectEnd();
        }
        return name;
    }

    /** The end tag of the last body. */
    TokenCursor endTag() {
        return end.orElseThrow();
    }

    private Statement statement(Part part) {
        return switch (part) {
            case Text text -> new Statement.Text(new Spot(line, ""), text.text());
            case Output output -> {
                line = output.spot().line();
                TokenCursor cursor = new TokenCursor(output.tokens());
                Expression expression = expressions(cursor).tuple();
                cursor.expectEnd();
                yield new Statement.Print(output.spot(), expression);
            }
            case Tag tag -> {
                line = tag.spot().line();
                yield statement(tag);
            }
        };
    }

    private Statement statement(Tag tag) {
        TokenCursor cursor = new TokenCursor(tag.tokens());
        String name = cursor.name();
        TagParser tags = new TagParser(this, cursor, tag.spot());
        return switch (name) {
            case "if" -> tags.condition();
            case "for" -> tags.loop();
            case "set" -> tags.assignment();
            case "with" -> tags.with();
            case "filter" -> tags.filter();
            case "macro" -> tags.macro();
            case "call" -> tags.call();
            case "print" -> tags.print();
            default -> throw new FlawedTemplate(tag.spot().line(), unknown(name));
        };
    }

    private static String unknown(String name) {
        if (NOT_AVAILABLE.contains(name)) {
            return "the tag '" + name + "' is not available: a template stands alone and escapes nothing";
        }
        return name.startsWith("end") || name.equals("else") || name.equals("elif")
                ? "unexpected {% " + name + " %}: no tag before it is open for it"
                : "there is no tag '" + name + "'; known are: call, filter, for, if, macro, print, raw, set, with";
    }

    ExpressionParser expressions(TokenCursor cursor) {
        return new ExpressionParser(cursor, loaded);
    }

    /** Runs the parsing of what sees its own variables, and tells which it reads; if tags have none of their own. */
    Set<String> inner(Runnable part) {
        Set<String> before = loaded;
        loaded = new HashSet<>();
        scopes++;
        part.run();
        scopes--;
        Set<String> own = loaded;
        loaded = before;
        if (scopes > 0) {
            loaded.addAll(own);
        }
        return own;
    }

    /** Runs the parsing of what may not be rendered, the branches of an if tag. */
    void branch(Runnable part) {
        branches++;
        part.run();
        branches--;
    }

    /**
     * Hears of an assignment. Jinja2 gives a variable one meaning in all of the outermost scope: one that is assigned
     * there before it is read there hides the variable of the same name that the template was given.
     */
    void stores(List<String> names) {
        if (scopes == 0 && branches == 0) {
            names.stream().filter(name -> !loaded.contains(name)).forEach(hidden::add);
        }
        if (scopes == 0) {
            loaded.addAll(names);
        }
    }
}
