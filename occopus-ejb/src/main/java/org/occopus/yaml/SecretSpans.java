package org.occopus.yaml;

import static org.occopus.yaml.SecretMask.MASK;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds the places of secret values in one file, also of those that an alias brings under a secret key. One use. */
final class SecretSpans {

    /** The places of the scalars of a node within the list of all scalars. */
    private record Range(int from, int to) {}

    private final int[] text;
    private final Parser parser;
    private final List<ScalarEvent> scalars = new ArrayList<>();
    private final Map<String, Range> anchored = new HashMap<>();
    private final List<Range> secret = new ArrayList<>();

    SecretSpans(String yaml) {
        this.text = yaml.codePoints().toArray();
        this.parser = new ParserImpl(new StreamReader(yaml), YamlReader.options());
    }

    String masked() {
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            if (parser.checkEvent(Event.ID.StreamStart)
                    || parser.checkEvent(Event.ID.DocumentStart)
                    || parser.checkEvent(Event.ID.DocumentEnd)) {
                parser.getEvent();
            } else {
                node(false);
            }
        }
        boolean[] hidden = new boolean[scalars.size()];
        secret.forEach(range -> Arrays.fill(hidden, range.from(), range.to(), true));
        return without(hidden);
    }

    private void node(boolean hide) {
        int from = scalars.size();
        Event event = parser.getEvent();
        if (event instanceof AliasEvent alias) {
            Range target = anchored.get(alias.getAnchor());
            if (hide && target != null) {
                secret.add(target);
            }
            return;
        }
        if (event instanceof ScalarEvent scalar) {
            scalars.add(scalar);
        } else if (event.is(Event.ID.MappingStart)) {
            mapping();
        } else {
            sequence();
        }
        Range range = new Range(from, scalars.size());
        if (hide) {
            secret.add(range);
        }
        anchor(event).ifPresent(name -> anchored.put(name, range));
    }

    private static Optional<String> anchor(Event event) {
        return event instanceof NodeEvent node ? Optional.ofNullable(node.getAnchor()) : Optional.empty();
    }

    private void mapping() {
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            node(key());
        }
        parser.getEvent();
    }

    /** Whether the value of the next key is secret; the key itself is not. */
    private boolean key() {
        if (parser.checkEvent(Event.ID.Scalar)) {
            return SecretMask.hides(((ScalarEvent) parser.getEvent()).getValue());
        }
        node(false);
        return false;
    }

    private void sequence() {
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            node(false);
        }
        parser.getEvent();
    }

    private String without(boolean[] hidden) {
        StringBuilder shown = new StringBuilder();
        int done = 0;
        for (int i = 0; i < hidden.length; i++) {
            ScalarEvent scalar = scalars.get(i);
            int from = scalar.getStartMark().getIndex();
            int to = scalar.getEndMark().getIndex();
            if (hidden[i] && to > from) {
                shown.append(new String(text, done, from - done));
                anchor(scalar).ifPresent(name -> shown.append('&').append(name).append(' '));
                shown.append('"').append(MASK).append('"').append(text[to - 1] == '\n' ? "\n" : "");
                done = to;
            }
        }
        return shown.append(new String(text, done, text.length - done)).toString();
    }
}
