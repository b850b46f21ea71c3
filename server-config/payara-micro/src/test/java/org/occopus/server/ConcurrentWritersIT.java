package org.occopus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who write the same at once: each is answered, none of them with a failure of the server. */
@ExtendWith(SharedServer.class)
class ConcurrentWritersIT {
    private static final int WRITERS = 16;
    private static final List<String> NAMES =
            IntStream.range(0, 20).mapToObj(i -> "written_" + i).toList();

    private final Rest rest;

    ConcurrentWritersIT(Site site) {
        this.rest = site.rest();
    }

    @AfterEach
    void takesBackWhatWasWritten() {
        NAMES.forEach(name -> rest.delete("/node_definitions/" + name));
        rest.put("/auth_data", "resource: []\n").ok();
    }

    /** Half of them in the other order. */
    private static String file(int writer) {
        StringBuilder file = new StringBuilder();
        List<String> names = writer % 2 == 0 ? NAMES : NAMES.reversed();
        names.forEach(name -> file.append("'node_def:").append(name).append("':\n- resource: {type: simulator}\n"));
        return file.toString();
    }

    @Test
    void importTheSameDefinitions() throws InterruptedException, ExecutionException {
        assertThat(statuses(writer -> rest.post("/node_definitions/", file(writer))))
                .containsOnly(200);
        assertThat(rest.get("/node_definitions/").ok().texts("node_definitions"))
                .containsAll(NAMES);
    }

    @Test
    void storeLogins() throws InterruptedException, ExecutionException {
        assertThat(statuses(writer -> rest.put("/auth_data", "resource: []\n"))).containsOnly(200);
    }

    @FunctionalInterface
    private interface Write {
        Rest.Answer by(int writer);
    }

    private static List<Integer> statuses(Write write) throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Rest.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 4 * WRITERS; i++) {
                int writer = i;
                answers.add(writers.submit(() -> write.by(writer)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Rest.Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
            return statuses;
        }
    }
}
