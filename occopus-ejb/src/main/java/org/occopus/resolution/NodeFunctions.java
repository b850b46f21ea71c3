package org.occopus.resolution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.occopus.description.InfrastructureDescription;
import org.occopus.spi.TemplateException;
import org.occopus.template.Nothing;
import org.occopus.template.TemplateFunction;

/** The functions that templates may call (manual, "Contextualisation"). */
final class NodeFunctions {
    private final String infrastructureId;
    private final InfrastructureDescription description;
    private final List<KnownInstance> instances;
    private final Consumer<String> asked;

    /**
     * @param request what is resolved
     * @param asked hears the name of each node that a template asks about
     */
    NodeFunctions(ResolutionRequest request, Consumer<String> asked) {
        this.infrastructureId = request.infrastructureId();
        this.description = request.description();
        this.instances = request.instances();
        this.asked = asked;
    }

    Map<String, TemplateFunction> byName(TemplateCommands commands) {
        Map<String, TemplateFunction> functions = new LinkedHashMap<>();
        functions.put("getip", (arguments, named) -> address(first("getip", arguments, named)));
        functions.put("getprivip", (arguments, named) -> privateAddress(first("getprivip", arguments, named)));
        functions.put(
                "getipall",
                (arguments, named) -> find("getipall", arguments, named).stream()
                        .<Object>map(NodeFunctions::address)
                        .toList());
        functions.put("find_node_id", this::instanceData);
        functions.put("cut", NodeFunctions::cut);
        functions.put("cmd", (arguments, named) -> commands.run(text("cmd", arguments, 0)));
        return functions;
    }

    private static String address(KnownInstance instance) {
        return instance.addresses().get(0);
    }

    private static String privateAddress(KnownInstance instance) {
        return instance.privateAddress().orElseGet(() -> address(instance));
    }

    private Object instanceData(List<Object> arguments, Map<String, Object> named) {
        Object all = arguments.size() > 1 ? arguments.get(1) : named.getOrDefault("allnodes", false);
        List<KnownInstance> found = find("find_node_id", arguments, named);
        return all.equals(true) ? found.stream().<Object>map(this::data).toList() : data(found.get(0));
    }

    private Map<String, Object> data(KnownInstance instance) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("node_id", instance.instanceId());
        data.put("infra_id", infrastructureId);
        data.put("infra_name", description.name());
        data.put("user_id", description.userId());
        data.put("node_description", Map.of("name", instance.nodeName()));
        data.put("resource_address", instance.addresses());
        return data;
    }

    private KnownInstance first(String function, List<Object> arguments, Map<String, Object> named) {
        return find(function, arguments, named).get(0);
    }

    /** Oldest first. A name that is missing or undefined means any node, as tutorials rely on. */
    private List<KnownInstance> find(String function, List<Object> arguments, Map<String, Object> named) {
        Object wanted = arguments.isEmpty() ? named.getOrDefault("name", Nothing.NONE) : arguments.get(0);
        boolean any = wanted instanceof Nothing || wanted.equals("");
        if (!any) {
            asked.accept(wanted.toString());
        }
        List<KnownInstance> found = instances.stream()
                .filter(instance -> any || instance.nodeName().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            throw new TemplateException(function + ": " + missing(any, wanted.toString()));
        }
        return found;
    }

    private String missing(boolean any, String wanted) {
        if (any) {
            return "no node has an address yet; let this node depend on one that has";
        }
        return description.node(wanted).isPresent()
                ? "node '" + wanted + "' has no address yet; let this node depend on it"
                : "there is no node '" + wanted + "'; nodes are "
                        + description.nodes().stream().map(node -> node.name()).toList();
    }

    private static Object cut(List<Object> arguments, Map<String, Object> named) {
        String text = text("cut", arguments, 0);
        int length = text.length();
        int start = position(arguments, named, 1, "start", 0, length);
        int end = position(arguments, named, 2, "end", length, length);
        return text.substring(start, Math.max(start, end));
    }

    private static int position(
            List<Object> arguments, Map<String, Object> named, int index, String name, int missing, int length) {
        Object value = arguments.size() > index ? arguments.get(index) : named.getOrDefault(name, Nothing.NONE);
        if (value instanceof Nothing) {
            return missing;
        }
        if (value instanceof Long || value instanceof Integer) {
            long position = ((Number) value).longValue();
            return (int) Math.clamp(position < 0 ? position + length : position, 0L, (long) length);
        }
        throw new TemplateException("cut: " + name + " must be a whole number");
    }

    private static String text(String function, List<Object> arguments, int index) {
        if (index < arguments.size() && arguments.get(index) instanceof String text) {
            return text;
        }
        throw new TemplateException(function + " needs a text");
    }
}
