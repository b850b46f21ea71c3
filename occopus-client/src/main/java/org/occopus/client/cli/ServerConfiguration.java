package org.occopus.client.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.client.terminal.ExitCode;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What is taken from the original's {@code occopus_config.yaml}: the server's address, {@code components.rest}. The parts
 * that load Python modules are walked past and never built.
 *
 * @param rest empty when the file has no {@code components.rest}
 * @param ignored the other keys of the file, in their order
 */
record ServerConfiguration(Optional<RestAddress> rest, List<String> ignored) {
    private static final String COMPONENTS = "components";
    private static final String REST = "rest";

    /** Fails with a usage error when the file can not be read. */
    static ServerConfiguration read(Path directory, Path file) {
        try (Reader text = Files.newBufferedReader(directory.resolve(file))) {
            return of(file, tuples(new Yaml().compose(text)));
        } catch (IOException | YAMLException e) {
            throw new CommandException(
                    ExitCode.USAGE, "ERROR: the configuration file '" + file + "' can not be read: " + e.getMessage());
        }
    }

    private static ServerConfiguration of(Path path, List<NodeTuple> file) {
        List<NodeTuple> components = tuples(value(file, COMPONENTS));
        Optional<Node> rest = value(components, REST);
        List<String> ignored = new ArrayList<>();
        keys(file).stream().filter(key -> !key.equals(COMPONENTS)).forEach(ignored::add);
        keys(components).stream().filter(key -> !key.equals(REST)).forEach(key -> ignored.add(COMPONENTS + "." + key));
        return new ServerConfiguration(rest.map(node -> address(path, tuples(node))), List.copyOf(ignored));
    }

    private static RestAddress address(Path file, List<NodeTuple> rest) {
        return RestAddress.DEFAULT
                .withHost(text(rest, "host"), name -> wrong(file, "host", name, "the name or the address of a machine"))
                .withPort(text(rest, "port"), name -> wrong(file, "port", name, "a number from 1 to 65535"));
    }

    private static CommandException wrong(Path file, String key, String value, String wanted) {
        return new CommandException(
                ExitCode.USAGE,
                "ERROR: the configuration file '" + file + "' has '" + value + "' as components.rest." + key
                        + ", which is not " + wanted + ".");
    }

    private static Optional<String> text(List<NodeTuple> mapping, String key) {
        return value(mapping, key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).getValue());
    }

    private static Optional<Node> value(List<NodeTuple> mapping, String key) {
        return mapping.stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static List<String> keys(List<NodeTuple> mapping) {
        return mapping.stream().map(ServerConfiguration::key).toList();
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static List<NodeTuple> tuples(Optional<Node> node) {
        return node.map(ServerConfiguration::tuples).orElse(List.of());
    }

    private static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }
}
