package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.InfrastructureEvent;
import org.occopus.client.state.InfrastructureState;
import org.occopus.client.state.InfrastructureStatus;
import org.occopus.client.state.InstanceStatus;
import org.occopus.client.state.SimulatedResource;

/** The life of an infrastructure over REST, in the words and shapes of the manual. */
@ExtendWith(SharedServer.class)
class SimulatorCycleIT {
    private static final String DEFINITIONS = """
            'node_def:cycle_db':
              - resource:
                  type: simulator
                  boot_seconds: 0.5
            'node_def:cycle_web':
              - resource:
                  type: simulator
                contextualisation:
                  type: cloudinit
                  context_template: |
                    #cloud-config
                    runcmd:
                      - echo {{ getip('db') }}
            """;
    private static final String DESCRIPTION = """
            user_id: you@example.org
            infra_name: cycle
            nodes:
              - &DB
                name: db
                type: cycle_db
              - &WEB
                name: web
                type: cycle_web
                scaling: {min: 1, max: 4}
            dependencies:
              - [ *WEB, *DB ]
            """;

    private final Site site;
    private final Rest rest;

    SimulatorCycleIT(Site site) {
        this.site = site;
        this.rest = site.rest();
    }

    @BeforeEach
    void importsDefinitions() {
        assertThat(rest.post("/node_definitions/", DEFINITIONS).ok().texts("nodes"))
                .containsExactly("cycle_db", "cycle_web");
    }

    @Test
    void listsUnderBothKeysAndReportsInTheManualsShape() {
        String id = site.build(DESCRIPTION);

        JsonObject list = rest.get("/infrastructures/").ok();
        assertThat(list.texts("infrastructures")).containsExactly(id);
        assertThat(list.texts("infrastuctures")).containsExactly(id);
        JsonObject details = list.objects("details").getFirst();
        assertThat(details.names())
                .containsExactlyInAnyOrder("infraid", "name", "state", "maintained", "suspended", "created");
        assertThat(details.text("name")).contains("cycle");

        JsonObject report = rest.get(path(id)).ok();
        assertThat(report.names()).containsExactlyInAnyOrder("db", "web");
        JsonObject web = report.object("web").orElseThrow();
        assertThat(web.names()).containsExactlyInAnyOrder("instances", "scaling");
        assertThat(numbers(web.object("scaling").orElseThrow(), "actual", "target", "min", "max"))
                .containsExactly(1L, 1L, 1L, 4L);
        JsonObject instances = web.object("instances").orElseThrow();
        InstanceStatus known = instances(id, "web").getFirst();
        assertThat(instances.names()).containsExactly(known.id());
        JsonObject instance = instances.object(known.id()).orElseThrow();
        assertThat(instance.text("resource_address")).contains(known.addresses().getFirst());
        assertThat(instance.text("state")).contains("ready");
        assertThat(instance.text("node_state")).contains("READY");
        assertThat(instance.time("since")).isPresent();
    }

    @Test
    void buildsInTheOrderOfTheDependencies() {
        String id = site.build(DESCRIPTION);

        List<String> steps = site.events(id).stream()
                .filter(event -> event.kind().equals("NODE_STATE"))
                .map(event -> event.node().orElseThrow() + " " + event.message().replaceFirst("\\W.*", ""))
                .filter(step -> step.endsWith(" LAUNCHING") || step.endsWith(" READY"))
                .toList();
        assertThat(steps).containsExactly("db LAUNCHING", "db READY", "web LAUNCHING", "web READY");
        assertThat(site.client().status(id).node("web").orElseThrow().dependsOn())
                .containsExactly("db");
    }

    @Test
    void scalesUpDownAndTo() {
        String id = site.build(DESCRIPTION);

        JsonObject up = rest.post(path(id) + "/scaleup/web").ok();
        assertThat(up.names()).containsExactlyInAnyOrder("count", "infraid", "method", "nodename");
        assertThat(up.text("method")).contains("scaleup");
        assertThat(up.number("count", 0)).isEqualTo(1);
        assertInstances(id, 2);
        assertThat(rest.post(path(id) + "/scaleup/web/2").ok().number("count", 0))
                .isEqualTo(2);
        assertInstances(id, 4);
        JsonObject to = rest.post(path(id) + "/scaleto/web/3").ok();
        assertThat(to.text("method")).contains("scaleto");
        assertThat(to.text("nodename")).contains("web");
        assertInstances(id, 3);
        Rest.Answer down = rest.post(path(id) + "/scaledown/web");
        assertThat(down.ok().text("method")).contains("scaledown");
        assertThat(down.body()).contains("\"nodeid\":null");
        assertInstances(id, 2);
    }

    @Test
    void scalesDownTheInstanceThatIsNamedByIdOrAddress() {
        String id = site.build(DESCRIPTION);
        rest.post(path(id) + "/scaleto/web/3").ok();
        assertInstances(id, 3);
        InstanceStatus byId = instances(id, "web").get(0);
        InstanceStatus byAddress = instances(id, "web").get(1);

        JsonObject answer = rest.post(path(id) + "/scaledown/web/" + byId.id()).ok();
        assertThat(answer.text("nodeid")).contains(byId.id());
        rest.post(path(id) + "/scaledown/web/" + byAddress.addresses().getFirst())
                .ok();

        assertInstances(id, 1);
        assertThat(instances(id, "web")).extracting(InstanceStatus::id).doesNotContain(byId.id(), byAddress.id());
    }

    @Test
    void refusesToScaleOutOfTheRange() {
        String id = site.build(DESCRIPTION);

        for (String request : List.of(
                "scaleup/web/4", "scaleto/web/5", "scaleto/web/0", "scaledown/web", "scaleup/db", "scaledown/db")) {
            JsonObject problem = rest.post(path(id) + "/" + request).problem(409, "scaling-out-of-range");
            assertThat(problem.object("ids").orElseThrow().text("infrastructure"))
                    .contains(id);
        }
        assertThat(rest.post(path(id) + "/scaleup/web/" + Integer.MAX_VALUE).status())
                .isEqualTo(409);
        assertInstances(id, 1);
    }

    @Test
    void leavesADetachedInfrastructureAloneUntilItIsAttached() {
        String id = site.build(DESCRIPTION);
        assertThat(rest.post(path(id) + "/detach").ok().text("infraid")).contains(id);
        assertThat(site.client().status(id).maintained()).isFalse();
        rest.post(path(id) + "/detach").problem(409, "conflicting-state");

        rest.post(path(id) + "/scaleup/web").ok();
        assertThat(site.client().plan(id))
                .filteredOn(step -> step.step().equals("add"))
                .singleElement()
                .satisfies(step -> assertThat(step.node()).contains("web"));
        assertThat(site.inventory(id)).hasSize(2);

        rest.post(path(id) + "/attach").ok();
        assertInstances(id, 2);
        rest.post(path(id) + "/attach").problem(409, "conflicting-state");
    }

    @Test
    void makesOnePassOverADetachedInfrastructureOnRequest() {
        String id = site.build(DESCRIPTION);
        rest.post(path(id) + "/detach").ok();
        InstanceStatus old = instances(id, "db").getFirst();
        site.client().simulator().kill(old.resource().orElseThrow());

        rest.post(path(id) + "/maintain").ok();
        InfrastructureStatus healed = site.await(id, status -> !status.working() && status.isComplete());

        assertThat(healed.maintained()).isFalse();
        assertThat(instances(id, "db")).extracting(InstanceStatus::id).doesNotContain(old.id());
        assertThat(site.inventory(id)).hasSize(2);
    }

    @Test
    void healsAMaintainedInfrastructure() {
        String id = site.build(DESCRIPTION);
        InstanceStatus old = instances(id, "db").getFirst();

        site.client().simulator().kill(old.resource().orElseThrow());
        InfrastructureStatus healed = site.await(
                id,
                status -> status.isSettled()
                        && !status.node("db")
                                .orElseThrow()
                                .instances()
                                .getFirst()
                                .id()
                                .equals(old.id()));

        assertThat(healed.state()).isEqualTo(InfrastructureState.RUNNING);
        assertThat(site.inventory(id))
                .hasSize(2)
                .extracting(SimulatedResource::instance)
                .doesNotContain(old.id());
    }

    @Test
    void reconfiguresWithoutTouchingWhatStays() {
        String id = site.build(DESCRIPTION);
        InstanceStatus db = instances(id, "db").getFirst();
        String changed = """
                user_id: you@example.org
                infra_name: cycle-two
                nodes:
                  - name: db
                    type: cycle_db
                    scaling: {min: 2, max: 2}
                  - name: spare
                    type: cycle_db
                """;

        assertThat(rest.put(path(id), changed).ok().text("infraid")).contains(id);
        InfrastructureStatus status = site.settled(id);

        assertThat(status.name()).isEqualTo("cycle-two");
        assertThat(rest.get(path(id)).ok().names()).containsExactlyInAnyOrder("db", "spare");
        assertThat(instances(id, "db")).hasSize(2).contains(db);
        assertThat(site.inventory(id))
                .extracting(SimulatedResource::node)
                .containsExactlyInAnyOrder("db", "db", "spare");
    }

    @Test
    void numbersEventsWithoutGaps() {
        String id = site.build(DESCRIPTION);
        rest.post(path(id) + "/scaleto/web/3").ok();
        assertInstances(id, 3);

        List<InfrastructureEvent> events = site.events(id);
        assertThat(events)
                .extracting(InfrastructureEvent::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).isSortedAccordingTo((a, b) -> a.at().orElseThrow().compareTo(b.at().orElseThrow()));
        JsonObject page = rest.get(path(id) + "/events?after=3&limit=2").ok();
        assertThat(page.number("next", 0)).isEqualTo(5);
        assertThat(page.objects("events")).hasSize(2);
        JsonObject first = page.objects("events").getFirst();
        assertThat(first.number("number", 0)).isEqualTo(4);
        assertThat(first.time("at")).isPresent();
        assertThat(first.names()).containsAll(Set.of("number", "at", "kind", "message"));
        JsonObject end = rest.get(path(id) + "/events?after=" + events.size()).ok();
        assertThat(end.objects("events")).isEmpty();
        assertThat(end.number("next", 0)).isEqualTo(events.size());
    }

    @Test
    void destroysEverythingAndThenKnowsNothingButTheStatus() {
        String id = site.build(DESCRIPTION);
        assertThat(site.inventory(id)).hasSize(2);

        assertThat(rest.delete(path(id)).ok().text("infraid")).contains(id);
        site.awaitDestroyed(id);

        for (String gone : List.of("", "/plan")) {
            rest.get(path(id) + gone).problem(404, "infrastructure-unknown");
        }
        rest.delete(path(id)).problem(404, "infrastructure-unknown");
        rest.post(path(id) + "/scaleup/web").problem(404, "infrastructure-unknown");
        rest.post(path(id) + "/attach").problem(404, "infrastructure-unknown");
        rest.put(path(id), DESCRIPTION).problem(404, "infrastructure-unknown");
        assertThat(rest.get(path(id) + "/status").ok().text("state")).contains("DESTROYED");
        assertThat(site.events(id).getLast().kind()).isEqualTo("DESTROYED");
        assertThat(rest.get("/infrastructures/").ok().texts("infrastructures")).isEmpty();
        assertThat(rest.get("/simulator/resources").body()).isEqualTo("[]");
    }

    private void assertInstances(String id, int count) {
        InfrastructureStatus status = site.settled(id);
        assertThat(status.node("web").orElseThrow().instances()).hasSize(count);
        assertThat(site.inventory(id)).hasSize(count + 1);
    }

    private List<InstanceStatus> instances(String id, String node) {
        return site.client().status(id).node(node).orElseThrow().instances();
    }

    private static List<Long> numbers(JsonObject json, String... names) {
        return List.of(names).stream().map(name -> json.number(name, -1)).toList();
    }

    private static String path(String id) {
        return "/infrastructures/" + id;
    }
}
