package org.occopus.client.quickstart;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.occopus.client.OccopusClient;
import org.occopus.client.WaitExpiredException;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceState;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.NodeStatus;
import org.occopus.client.state.SimulatedResource;
import org.occopus.client.terminal.Progress;
import org.occopus.client.terminal.ReportTree;
import org.occopus.client.terminal.Terminal;

/**
 * The tour. Every step is checked twice: by what the engine says, and by what the simulated cloud has in its inventory.
 */
public final class Quickstart {
    private static final Duration STEP_LIMIT = Duration.ofSeconds(60);
    private static final String SCALED_NODE = "app";

    private final OccopusClient client;
    private final Terminal terminal;
    private final Progress progress;
    private final String program;

    /**
     * A tour that has not begun.
     *
     * @param client the server to show
     * @param terminal where to tell about it
     * @param clock for the progress
     * @param program how the user calls Occopus, for the commands to go on with
     */
    public Quickstart(OccopusClient client, Terminal terminal, InstantSource clock, String program) {
        this.client = client;
        this.terminal = terminal;
        this.progress = Progress.on(terminal, clock);
        this.program = program;
    }

    /**
     * Runs the tour to its end and leaves the infrastructure running.
     *
     * @param files the example
     * @throws QuickstartException when a step did not happen as it should
     * @throws InterruptedException when the thread is interrupted; what was built stays
     */
    public void run(QuickstartFiles files) throws InterruptedException {
        tell("Occopus builds a small three-tier application for you: a database, two application");
        tell("instances that need it, and a load balancer. The cloud is simulated: nothing costs money.");
        importDefinitions(files);
        String id = submit(files);
        try {
            build(id);
            heal(id);
            scale(id);
        } catch (InterruptedException e) {
            tell("");
            tell("Interrupted. The application goes on running; remove it with: " + program + " destroy -i " + id);
            throw e;
        }
        farewell(id);
    }

    private void importDefinitions(QuickstartFiles files) {
        step("1. Node definitions say how a node becomes a machine. They are stored on the server.");
        List<String> names = client.definitions().store(files.definitions());
        tell("   stored: " + String.join(", ", names));
    }

    private String submit(QuickstartFiles files) {
        step(
                "2. The infrastructure description says what to build. Each node starts as soon as the nodes",
                "   that it depends on are ready: database, then both app instances at once, then balancer.");
        return client.submit(files.infrastructure()).id();
    }

    private void build(String id) throws InterruptedException {
        InfrastructureStatus status = await(id, InfrastructureStatus::isSettled, "build");
        if (status.state() != InfrastructureState.RUNNING) {
            throw new QuickstartException("The build ended as " + status.state()
                    + status.problem().map(cause -> ": " + cause.detail()).orElse("."));
        }
        checkInventory(status, 4);
        tell("   It stands. This is the report, node by node with the addresses:");
        ReportTree.lines(client.report(id)).forEach(line -> tell("     " + line));
    }

    private void heal(String id) throws InterruptedException {
        SimulatedResource victim = client.simulator().resources(id).stream()
                .filter(resource -> resource.node().equals(SCALED_NODE))
                .findFirst()
                .orElseThrow(() -> new QuickstartException("The simulated cloud has no machine for node app."));
        step(
                "3. Machines die. The machine " + victim.id() + " of instance " + SCALED_NODE + "/"
                        + shortened(victim.instance()),
                "   is killed now, behind Occopus' back. It notices and builds a new one.");
        client.simulator().kill(victim.id());
        InfrastructureStatus status = await(id, seen -> isReplaced(seen, victim.instance()), "repair");
        checkInventory(status, 4);
        tell("   Healed: " + SCALED_NODE + "/" + shortened(victim.instance()) + " is gone, now there are "
                + instances(status) + ".");
    }

    private static boolean isReplaced(InfrastructureStatus status, String lost) {
        boolean gone = status.nodes().stream()
                .flatMap(node -> node.living().stream())
                .noneMatch(instance -> instance.id().equals(lost));
        return gone && status.isSettled();
    }

    private void scale(String id) throws InterruptedException {
        step("4. More load? One more instance of the application, within the limits of the description.");
        int wanted = app(client.status(id)).scaling().target() + 1;
        client.scaleUp(id, SCALED_NODE, 1);
        InfrastructureStatus status =
                await(id, seen -> app(seen).scaling().target() == wanted && seen.isSettled(), "scaling");
        checkInventory(status, 5);
        tell("   Scaled: " + instances(status) + ".");
    }

    private InfrastructureStatus await(String id, Predicate<InfrastructureStatus> done, String what)
            throws InterruptedException {
        try {
            return client.await(id, done, STEP_LIMIT, progress);
        } catch (WaitExpiredException e) {
            throw new QuickstartException("The " + what + " was not done within " + STEP_LIMIT.toSeconds()
                    + " s. Look at it with: " + program + " status -i " + id);
        } finally {
            progress.leave();
        }
    }

    /** The cloud itself must have exactly the machines that the engine reports as ready. */
    private void checkInventory(InfrastructureStatus status, int expected) {
        Set<String> reported = status.nodes().stream()
                .flatMap(node -> node.instances().stream())
                .filter(instance -> instance.state() == InstanceState.READY)
                .map(InstanceStatus::id)
                .collect(Collectors.toSet());
        List<SimulatedResource> machines = client.simulator().resources(status.id());
        Set<String> existing =
                machines.stream().map(SimulatedResource::instance).collect(Collectors.toSet());
        if (machines.size() != expected || !existing.equals(reported)) {
            throw new QuickstartException("The simulated cloud has " + machines.size() + " machines where " + expected
                    + " ready ones are expected: " + existing + " exist, " + reported + " are reported.");
        }
        tell("   The simulated cloud confirms: exactly " + expected + " machines exist.");
    }

    private void farewell(String id) {
        step("Done. The application goes on running and is watched. Go on with:");
        tell("   " + program + " status  -i " + id);
        tell("   " + program + " scale   -i " + id + " -n " + SCALED_NODE + " -c -1");
        tell("   " + program + " events  -i " + id);
        tell("   " + program + " destroy -i " + id);
        tell("   " + program + " rest-service --stop      (ends the server; it takes up its work at the next start)");
    }

    private static NodeStatus app(InfrastructureStatus status) {
        return status.node(SCALED_NODE)
                .orElseThrow(() -> new QuickstartException("The infrastructure has no node app."));
    }

    private static String instances(InfrastructureStatus status) {
        return app(status).living().stream()
                .map(instance -> SCALED_NODE + "/" + instance.shortId())
                .collect(Collectors.joining(", "));
    }

    private void step(String... lines) {
        tell("");
        for (String line : lines) {
            tell(line);
        }
    }

    private void tell(String line) {
        terminal.print(line);
    }

    private static String shortened(String id) {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }
}
