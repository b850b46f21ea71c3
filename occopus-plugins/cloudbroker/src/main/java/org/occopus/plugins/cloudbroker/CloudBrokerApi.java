package org.occopus.plugins.cloudbroker;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.w3c.dom.Element;

/**
 * The calls of the platform's REST interface that instances need (https://github.com/CloudBroker/cbp-java-api,
 * {@code Core}; Occopus 1.10). Each makes one request.
 */
final class CloudBrokerApi {
    private static final int NOT_FOUND = 404;
    private static final String INSTANCE = "instance";
    private static final Comparator<Instance> OLDEST_FIRST = Comparator.comparing(
                    (Instance instance) -> instance.createdAt().orElse(Instant.MAX))
            .thenComparing(Instance::id);

    private final CloudBrokerConnection connection;

    CloudBrokerApi(CloudBrokerConnection connection) {
        this.connection = connection;
    }

    CloudBrokerFailures failures() {
        return connection.failures();
    }

    /** Every instance that the user may see, halted ones too, oldest first. The platform knows no pages. */
    List<Instance> instances(Deadline deadline) {
        String subject = "The listing of instances";
        Answer answer = succeeded("GET", "/instances.xml", Optional.empty(), subject, deadline);
        Element root = Xml.root(answer.body())
                .filter(found -> found.getTagName().equals("instances") || isEmptyList(found))
                .orElseThrow(() -> failures().garbled(subject, answer));
        return Xml.children(root, INSTANCE).stream()
                .map(Instance::of)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Rails, which the platform is made with, names an empty list after no class. */
    private static boolean isEmptyList(Element root) {
        return root.getTagName().equals("nil-classes");
    }

    /** Shows an instance; empty when the platform answers that there is no such page. */
    Optional<Instance> instance(String id, Deadline deadline) {
        String subject = "Instance " + id;
        Answer answer = connection.send("GET", path(id) + ".xml", Optional.empty(), subject, deadline);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(identified(subject, checked(subject, answer)));
    }

    Instance create(InstanceOrder order, Deadline deadline) {
        String subject = "Instance '" + order.name() + "'";
        Answer answer = succeeded("POST", "/instances.xml", Optional.of(order.xml()), subject, deadline);
        return identified(subject, answer);
    }

    void stop(Instance instance, Deadline deadline) {
        succeeded("PUT", path(instance.id()) + "/stop.xml", Optional.empty(), "Instance " + instance.id(), deadline);
    }

    /**
     * What an instance has cost so far: the fee named {@code Total}, without the sign that the platform gives to what is
     * owed (Occopus 1.10). Empty when the answer has none.
     */
    Optional<BigDecimal> cost(String id, Deadline deadline) {
        String subject = "The cost of instance " + id;
        Answer answer = succeeded("GET", path(id) + "/costs.xml", Optional.empty(), subject, deadline);
        Element root = Xml.root(answer.body()).orElseThrow(() -> failures().garbled(subject, answer));
        try {
            return Xml.children(root, "fee").stream()
                    .filter(fee -> Xml.text(fee, "name").equals(Optional.of("Total")))
                    .findFirst()
                    .flatMap(fee -> Xml.text(fee, "total_cost").or(() -> Xml.text(fee, "total-cost")))
                    .map(BigDecimal::new)
                    .map(BigDecimal::abs);
        } catch (NumberFormatException e) {
            throw failures().garbled(subject, answer);
        }
    }

    private Instance identified(String subject, Answer answer) {
        return Xml.root(answer.body())
                .filter(root -> root.getTagName().equals(INSTANCE))
                .map(Instance::of)
                .filter(instance -> !instance.id().isEmpty())
                .orElseThrow(() -> failures().garbled(subject, answer));
    }

    private Answer succeeded(String method, String path, Optional<String> body, String subject, Deadline deadline) {
        return checked(subject, connection.send(method, path, body, subject, deadline));
    }

    private Answer checked(String subject, Answer answer) {
        if (!answer.isSuccess() || ErrorBody.of(answer.body()).isPresent()) {
            throw failures().answered(subject, answer);
        }
        return answer;
    }

    private static String path(String id) {
        return "/instances/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
