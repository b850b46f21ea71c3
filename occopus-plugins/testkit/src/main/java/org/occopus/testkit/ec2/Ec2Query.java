package org.occopus.testkit.ec2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of a request, or of a structure within it. Lists are flat: {@code SecurityGroupId.1},
 * {@code TagSpecification.1.Tag.2.Key}.
 *
 * @param parameters by full name, sorted; unmodifiable
 */
public record Ec2Query(Map<String, String> parameters) {

    /** Copies and sorts the parameters. */
    public Ec2Query {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    static Ec2Query ofForm(String form) {
        var parameters = new TreeMap<String, String>();
        for (String pair : form.split("&")) {
            int separator = pair.indexOf('=');
            if (separator > 0) {
                parameters.put(decoded(pair.substring(0, separator)), decoded(pair.substring(separator + 1)));
            }
        }
        return new Ec2Query(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /**
     * What is asked for.
     *
     * @return for example {@code RunInstances}; empty text when the request names no action
     */
    public String action() {
        return text("Action").orElse("");
    }

    /**
     * One parameter.
     *
     * @param name its full name
     * @return empty when it is missing
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * A list of texts.
     *
     * @param name the name before the number
     * @return in order of their numbers; empty when there is none
     */
    public List<String> list(String name) {
        var values = new ArrayList<String>();
        for (int number = 1; parameters.containsKey(name + "." + number); number++) {
            values.add(parameters.getOrDefault(name + "." + number, ""));
        }
        return values;
    }

    List<Ec2Query> structures(String name) {
        var found = new ArrayList<Ec2Query>();
        for (int number = 1; has(name + "." + number); number++) {
            found.add(structure(name + "." + number));
        }
        return found;
    }

    Ec2Query structure(String name) {
        var parts = new TreeMap<String, String>();
        parameters.forEach((key, value) -> {
            if (key.startsWith(name + ".")) {
                parts.put(key.substring(name.length() + 1), value);
            }
        });
        return new Ec2Query(parts);
    }

    boolean has(String structure) {
        return parameters.keySet().stream().anyMatch(key -> key.startsWith(structure + "."));
    }

    /** The tags of a {@code Tag.n} list. */
    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        for (Ec2Query tag : structures("Tag")) {
            tags.put(tag.text("Key").orElse(""), tag.text("Value").orElse(""));
        }
        return tags;
    }
}
