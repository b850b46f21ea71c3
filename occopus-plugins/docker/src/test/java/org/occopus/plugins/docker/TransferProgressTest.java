package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferProgressTest {
    private final List<String> lines = new ArrayList<>();
    private final TransferProgress progress = new TransferProgress("busybox:1", lines::add);

    private void show(String json) throws JsonProcessingException {
        progress.show(new ObjectMapper().readTree(json));
    }

    @Test
    void tellsEachChangeOfALayerOnce() throws JsonProcessingException {
        show("{\"status\":\"Pulling from library/busybox\"}");
        for (int current = 0; current <= 100; current++) {
            show("{\"status\":\"Downloading\",\"id\":\"a1\",\"progressDetail\":{\"current\":" + current
                    + ",\"total\":100}}");
        }
        show("{\"status\":\"Pull complete\",\"id\":\"a1\",\"progressDetail\":{}}");
        show("{\"status\":\"Pull complete\",\"id\":\"b2\",\"progressDetail\":{}}");

        assertThat(lines)
                .startsWith("busybox:1: Pulling from library/busybox", "busybox:1: a1 Downloading")
                .endsWith("busybox:1: a1 Pull complete", "busybox:1: b2 Pull complete")
                .hasSizeLessThan(7);
    }

    @Test
    void isSilentAboutLinesThatSayNothing() throws JsonProcessingException {
        show("{}");
        show("{\"aux\":{\"ID\":\"sha256:1\"}}");

        assertThat(lines).isEmpty();
    }
}
