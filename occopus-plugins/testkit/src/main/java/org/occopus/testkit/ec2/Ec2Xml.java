package org.occopus.testkit.ec2;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes answers in the service's form: elements without attributes, lists as {@code item} elements. */
final class Ec2Xml {
    private final StringBuilder text = new StringBuilder();

    static String answer(String action, String requestId, Consumer<Ec2Xml> content) {
        var xml = new Ec2Xml();
        xml.text("requestId", requestId);
        content.accept(xml);
        String name = action + "Response";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + name
                + " xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">" + xml.text + "</" + name + ">";
    }

    static String error(Ec2Refusal refusal, String requestId) {
        var xml = new Ec2Xml();
        xml.element(
                "Response",
                response -> response.element(
                                "Errors",
                                errors -> errors.element(
                                        "Error",
                                        error -> error.text("Code", refusal.code())
                                                .text("Message", refusal.getMessage())))
                        .text("RequestID", requestId));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.text;
    }

    Ec2Xml text(String name, String value) {
        text.append('<').append(name).append('>').append(escaped(value));
        text.append("</").append(name).append('>');
        return this;
    }

    Ec2Xml text(String name, Optional<String> value) {
        value.ifPresent(there -> text(name, there));
        return this;
    }

    Ec2Xml element(String name, Consumer<Ec2Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    <T> Ec2Xml list(String name, Collection<T> values, BiConsumer<Ec2Xml, T> content) {
        return element(
                name, list -> values.forEach(value -> list.element("item", item -> content.accept(item, value))));
    }

    Ec2Xml tags(Map<String, String> tags) {
        return list(
                "tagSet",
                tags.entrySet(),
                (item, tag) -> item.text("key", tag.getKey()).text("value", tag.getValue()));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
