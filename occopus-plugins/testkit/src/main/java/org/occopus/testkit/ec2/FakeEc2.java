package org.occopus.testkit.ec2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A region of a cloud that speaks the EC2 Query API on a loopback port. Its instances have addresses of 127.0.0.0/8, so
 * that whoever pings them gets an answer. Thread-safe.
 */
public final class FakeEc2 implements AutoCloseable {
    /** The region that requests must be signed for. */
    public static final String REGION = "fake-1";
    /** The only access key. */
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    /** Its secret. */
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final Ec2Behaviour behaviour = new Ec2Behaviour();
    private final Ec2Faults faults = new Ec2Faults();
    private final Ec2Signature signature = new Ec2Signature(ACCESS_KEY, SECRET_KEY, REGION);
    private final Ec2Cloud cloud;
    private final Ec2Answers answers;
    private final HttpServer server;
    private final String path;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FakeEc2(int port, String path, InstantSource clock) {
        this.path = path;
        this.cloud = new Ec2Cloud(behaviour, new Ec2Catalogue(), clock);
        this.answers = new Ec2Answers(cloud);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(path, this::handle);
        server.start();
    }

    /**
     * Starts a cloud on a free port.
     *
     * @return at the root path, by the machine's time
     */
    public static FakeEc2 start() {
        return start("/", InstantSource.system());
    }

    /**
     * Starts a cloud on a free port.
     *
     * @param path where the interface is, for example {@code /services/Cloud}
     * @param clock what boot times and lags are measured by; signatures too
     * @return the running cloud
     */
    public static FakeEc2 start(String path, InstantSource clock) {
        return new FakeEc2(0, path, clock);
    }

    /**
     * Runs a cloud until the process ends, and prints what a node definition and the auth data need.
     *
     * @param arguments a port; by default a free one
     */
    public static void main(String[] arguments) {
        int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        FakeEc2 running = new FakeEc2(port, "/", InstantSource.system());
        List.of(
                        "endpoint: " + running.endpoint(),
                        "regionname: " + REGION,
                        "image_id: " + Ec2Catalogue.IMAGE,
                        "instance_type: " + Ec2Catalogue.TYPE,
                        "key_name: " + Ec2Catalogue.KEY,
                        "security_group_ids: [" + Ec2Catalogue.GROUP + ", " + Ec2Catalogue.OTHER_GROUP + "]",
                        "subnet_id: " + Ec2Catalogue.SUBNET,
                        "auth_data: {accesskey: " + ACCESS_KEY + ", secretkey: " + SECRET_KEY + "}")
                .forEach(System.out::println);
    }

    /**
     * Where it listens.
     *
     * @return for example {@code http://127.0.0.1:40123}, and the path after it
     */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + (path.equals("/") ? "" : path);
    }

    /**
     * How it behaves.
     *
     * @return to be changed at any time
     */
    public Ec2Behaviour behaviour() {
        return behaviour;
    }

    /**
     * What goes wrong.
     *
     * @return to be changed at any time
     */
    public Ec2Faults faults() {
        return faults;
    }

    /**
     * What requests may name.
     *
     * @return to be changed at any time
     */
    public Ec2Catalogue catalogue() {
        return cloud.catalogue();
    }

    /**
     * The instances that the cloud remembers, terminated and not yet shown ones included.
     *
     * @return in the order of their launch
     */
    public List<FakeInstance> instances() {
        return cloud.all();
    }

    /**
     * The instances that have not ended.
     *
     * @return in the order of their launch
     */
    public List<FakeInstance> living() {
        return cloud.all().stream()
                .filter(found -> stateOf(found) != Ec2State.TERMINATED)
                .toList();
    }

    /**
     * What an instance does now.
     *
     * @param instance one of {@link #instances()}
     * @return its state
     */
    public Ec2State stateOf(FakeInstance instance) {
        return instance.state(cloud.now());
    }

    /**
     * The volumes there are.
     *
     * @return their tags by id
     */
    public Map<String, Map<String, String>> volumes() {
        var tags = new LinkedHashMap<String, Map<String, String>>();
        cloud.volumes().forEach(volume -> tags.put(volume.id(), Map.copyOf(volume.tags())));
        return tags;
    }

    /**
     * Ends an instance without being asked to.
     *
     * @param instance one of {@link #living()}
     * @param code for example {@code Server.SpotInstanceTermination}
     * @param message the service's words
     */
    public void end(FakeInstance instance, String code, String message) {
        synchronized (cloud) {
            instance.end(code, message, cloud.now(), behaviour.shutdown());
        }
    }

    /**
     * Switches an instance off, as a user of the cloud's console may.
     *
     * @param instance one of {@link #living()}
     */
    public void stop(FakeInstance instance) {
        synchronized (cloud) {
            instance.stop();
        }
    }

    @Override
    public void close() {
        faults.release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String requestId = UUID.randomUUID().toString();
        faults.waitWhileHanging();
        String action = "";
        try {
            Ec2Query query = Ec2Query.ofForm(body);
            action = query.action();
            signature.check(signed(exchange, body), cloud.now());
            faults.note(query);
            faults.failIfAsked(action);
            reply(exchange, action, 200, answers.answer(query, requestId));
        } catch (Ec2Refusal refusal) {
            if (refusal.code().equals("RequestLimitExceeded")) {
                faults.retryAfter()
                        .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", seconds.toString()));
            }
            String text = refusal.code().isEmpty() ? refusal.getMessage() : Ec2Xml.error(refusal, requestId);
            reply(exchange, action, refusal.status(), text);
        }
    }

    private static Ec2Signature.Signed signed(HttpExchange exchange, String body) {
        String query = exchange.getRequestURI().getRawQuery();
        return new Ec2Signature.Signed(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders(),
                body);
    }

    private void reply(HttpExchange exchange, String action, int status, String text) throws IOException {
        try (exchange) {
            if (faults.loses(action)) {
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String type = text.startsWith("<?xml") ? "text/xml" : "text/plain";
            exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
