package org.occopus.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.ForTag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.TemplateException;

/** The for tag of Jinja2, with its filter ({@code for x in y if z}), its {@code else}, and its variable {@code loop}. */
final class LoopTag extends ForTag {
    private static final long serialVersionUID = 1L;
    private static final Pattern HEAD = Pattern.compile("\\s*\\(?([\\w\\s,]+?)\\)?\\s+in\\s+(.*)", Pattern.DOTALL);

    /**
     * What stands after {@code for}.
     *
     * @param names the variables to set
     * @param loop the items and the filter
     */
    record Head(List<String> names, ExpressionParser.Loop loop) {

        static Head parse(String helpers) {
            Matcher matcher = HEAD.matcher(helpers);
            if (!matcher.matches()) {
                throw new TemplateException("write for NAME in ITEMS, not 'for" + helpers + "'");
            }
            List<String> names = List.of(matcher.group(1).strip().split("\\s*,\\s*"));
            return new Head(names, ExpressionParser.parseLoop(matcher.group(2)));
        }
    }

    @Override
    public String interpretUnchecked(TagNode tag, JinjavaInterpreter jinjava) {
        TemplateInterpreter interpreter = (TemplateInterpreter) jinjava;
        interpreter.setLineNumber(tag.getLineNumber());
        StringBuilder output = new StringBuilder();
        interpreter.inExpression("for " + tag.getHelpers().strip(), () -> Head.parse(tag.getHelpers()));
        Head head = Head.parse(tag.getHelpers());
        List<Object> items = items(head, tag, interpreter);
        interpreter.enterScope();
        try {
            for (int i = 0; i < items.size(); i++) {
                interpreter.countRound();
                interpreter.getContext().getScope().clear();
                bind(head, items.get(i), interpreter);
                interpreter.getContext().put("loop", loop(items, i));
                render(body(tag, false), interpreter, output);
            }
        } finally {
            interpreter.leaveScope();
        }
        if (items.isEmpty()) {
            render(body(tag, true), interpreter, output);
        }
        return output.toString();
    }

    private static List<Object> items(Head head, TagNode tag, TemplateInterpreter interpreter) {
        List<Object> kept = new ArrayList<>();
        interpreter.inExpression("for " + tag.getHelpers().strip(), () -> {
            for (Object item : PythonValues.items(head.loop().items().value(interpreter))) {
                if (passes(head, item, interpreter)) {
                    kept.add(item);
                }
            }
            return kept;
        });
        return kept;
    }

    private static boolean passes(Head head, Object item, TemplateInterpreter interpreter) {
        if (head.loop().condition().isEmpty()) {
            return true;
        }
        interpreter.countRound();
        interpreter.enterScope();
        try {
            bind(head, item, interpreter);
            return head.loop()
                    .condition()
                    .map(condition -> PythonValues.truth(condition.value(interpreter)))
                    .orElse(true);
        } finally {
            interpreter.leaveScope();
        }
    }

    private static void bind(Head head, Object item, TemplateInterpreter interpreter) {
        if (head.names().size() == 1) {
            interpreter.getContext().put(head.names().get(0), item);
            return;
        }
        List<Object> parts = PythonValues.items(item);
        if (parts.size() != head.names().size()) {
            throw new TemplateException(
                    "cannot spread " + parts.size() + " values over the names " + String.join(", ", head.names()));
        }
        for (int i = 0; i < parts.size(); i++) {
            interpreter.getContext().put(head.names().get(i), parts.get(i));
        }
    }

    private static Map<String, Object> loop(List<Object> items, int index) {
        Map<String, Object> loop = new LinkedHashMap<>();
        loop.put("index", index + 1L);
        loop.put("index0", (long) index);
        loop.put("revindex", (long) items.size() - index);
        loop.put("revindex0", items.size() - index - 1L);
        loop.put("first", index == 0);
        loop.put("last", index == items.size() - 1);
        loop.put("length", (long) items.size());
        loop.put("previtem", index > 0 ? items.get(index - 1) : new Nothing.Undefined("loop.previtem"));
        loop.put("nextitem", index + 1 < items.size() ? items.get(index + 1) : new Nothing.Undefined("loop.nextitem"));
        loop.put("cycle", (TemplateFunction) (choices, named) -> choices.get(index % choices.size()));
        return loop;
    }

    private static List<Node> body(TagNode tag, boolean afterElse) {
        List<Node> body = new ArrayList<>();
        boolean seen = false;
        for (Node child : tag.getChildren()) {
            if (child instanceof TagNode inner && inner.getName().equals("else")) {
                seen = true;
            } else if (seen == afterElse) {
                body.add(child);
            }
        }
        return body;
    }

    private static void render(List<Node> nodes, TemplateInterpreter interpreter, StringBuilder output) {
        for (Node node : nodes) {
            output.append(node.render(interpreter));
            if (output.length() > TemplateEngine.LARGEST_OUTPUT) {
                throw new TemplateException(
                        "the template renders to more than " + TemplateEngine.LARGEST_OUTPUT + " characters");
            }
        }
    }
}
