package org.occopus.plugins.healthchecks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.occopus.spi.Deadline;

/** One URL, asked by HEAD, or by GET where the server does not know HEAD. */
record UrlProbe(String url, WebClient client) implements Probes.Probe {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public String subject() {
        return "url " + url;
    }

    @Override
    public Optional<String> complaint(Deadline deadline) throws InterruptedException {
        Deadline end = deadline.atMost(LIMIT);
        try {
            return complaintAbout(status(new URI(url.strip()), end));
        } catch (HttpTimeoutException e) {
            return Optional.of(subject() + " does not answer in time");
        } catch (ConnectException e) {
            return Optional.of(subject() + " can not be reached: no connection");
        } catch (IOException e) {
            return Optional.of(subject() + " can not be reached: " + e.getMessage());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.of(subject() + " is not a URL of http or https: " + e.getMessage());
        }
    }

    private int status(URI uri, Deadline end) throws IOException, InterruptedException {
        int status = client.status("HEAD", uri, end);
        return status == METHOD_NOT_ALLOWED || status == NOT_IMPLEMENTED ? client.status("GET", uri, end) : status;
    }

    private Optional<String> complaintAbout(int status) {
        return status / 100 == 2 ? Optional.empty() : Optional.of(subject() + " answers with status " + status);
    }
}
