package org.occopus.yaml;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets within one text, line by line: logins of addresses and, in a text that machines run, private keys and what
 * follows a telling name on its line or in the block below it. The same places are found when they hold masks. One use.
 */
final class SecretPlaces {

    /**
     * A place.
     *
     * @param from where the secret begins
     * @param to where it has ended
     * @param label what stands around it; the same for the same secret once it is masked
     */
    record Place(int from, int to, String label) {
        String in(String text) {
            return text.substring(from, to);
        }
    }

    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s'\"@]+(?=@)");
    private static final Pattern NAMED = Pattern.compile(
            "(?:" + SecretMask.NAMES + ")[\\w.-]*[\"']?\\s*[:=]\\s*|--[\\w-]*(?:" + SecretMask.NAMES + ")[\\w-]*\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+\\d]*");
    // Only what the template takes from elsewhere: no literal text within it.
    private static final Pattern TAKEN_FROM_ELSEWHERE = Pattern.compile("([\"'\\s,\\])}]|\\{\\{[^{}\"']*}})*");

    /** Lines that are secret as a whole, until one that is indented no deeper, or that ends a key. */
    private record Region(String opener, int indent, boolean key) {
        boolean holds(String line) {
            return key ? !line.contains("-----END ") : line.isBlank() || indentOf(line) > indent;
        }
    }

    private final String text;
    private final boolean named;
    private final List<Place> places = new ArrayList<>();
    private Optional<Region> region = Optional.empty();
    private int regionFrom = -1;
    private int regionTo;

    private SecretPlaces(String text, boolean named) {
        this.text = text;
        this.named = named;
    }

    /** @param named whether names tell secrets, too, and not only addresses */
    static List<Place> of(String text, boolean named) {
        return new SecretPlaces(text, named).find();
    }

    private List<Place> find() {
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line(start, text.substring(start, end));
            start = end + 1;
        }
        close();
        return places;
    }

    private void line(int start, String line) {
        if (region.isPresent() && region.get().holds(line)) {
            if (!line.isBlank()) {
                regionFrom = regionFrom < 0 ? start + indentOf(line) : regionFrom;
                regionTo = start + line.stripTrailing().length();
            }
            return;
        }
        close();
        List<Place> found = logins(line);
        if (named && KEY_BEGINS.matcher(line).find()) {
            region = Optional.of(new Region(line.strip(), 0, true));
        } else if (named) {
            Matcher name = NAMED.matcher(line);
            if (name.find()) {
                value(line, name.end(), found);
            }
        }
        add(start, line, found);
    }

    private void value(String line, int from, List<Place> found) {
        String value = line.substring(from).stripTrailing();
        if (BLOCK.matcher(value).matches()) {
            region = Optional.of(new Region(line.strip(), indentOf(line), false));
        } else if (!TAKEN_FROM_ELSEWHERE.matcher(value).matches()) {
            found.removeIf(login -> login.to() > from);
            found.add(new Place(from, from + value.length(), ""));
        }
    }

    private List<Place> logins(String line) {
        List<Place> found = new ArrayList<>();
        LOGIN.matcher(line)
                .results()
                .filter(login -> !named
                        || !TAKEN_FROM_ELSEWHERE
                                .matcher(login.group().replace(":", ""))
                                .matches())
                .forEach(login -> found.add(new Place(login.start(), login.end(), "")));
        return found;
    }

    private void add(int start, String line, List<Place> found) {
        String label = replaced(line, found).strip();
        for (int i = 0; i < found.size(); i++) {
            Place place = found.get(i);
            places.add(new Place(start + place.from(), start + place.to(), label + "#" + i));
        }
    }

    private void close() {
        if (regionFrom >= 0) {
            places.add(
                    new Place(regionFrom, regionTo, region.map(Region::opener).orElse("")));
        }
        region = Optional.empty();
        regionFrom = -1;
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The text with a mask in each of these places, which come in order. */
    static String replaced(String text, List<Place> places) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Place place : places) {
            masked.append(text, done, place.from()).append(SecretMask.MASK);
            done = place.to();
        }
        return masked.append(text, done, text.length()).toString();
    }

    /**
     * A text in which what is stored stands again in the place of its masks.
     *
     * @param given what came back
     * @param stored what was shown
     */
    static String kept(String given, String stored, boolean named) {
        List<Place> places = of(given, named);
        Map<String, List<Place>> shown = places.stream().collect(groupingBy(Place::label));
        Map<String, List<Place>> known = of(stored, named).stream().collect(groupingBy(Place::label));
        StringBuilder kept = new StringBuilder();
        int done = 0;
        for (Place place : places) {
            List<Place> same = shown.getOrDefault(place.label(), List.of());
            List<Place> before = known.getOrDefault(place.label(), List.of());
            if (place.in(given).equals(SecretMask.MASK) && same.size() == before.size()) {
                kept.append(given, done, place.from())
                        .append(before.get(same.indexOf(place)).in(stored));
                done = place.to();
            }
        }
        return kept.append(given, done, given.length()).toString();
    }
}
