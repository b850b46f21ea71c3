package org.occopus.plugins.healthchecks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.TemplateException;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** Passes when each of some URLs answers with a status of 200 to 299 within ten seconds, redirects followed. */
@ApplicationScoped
public class UrlsCheck implements HealthCheck {
    private static final String KEY = "urls";

    private final WebClient client;

    /** A check that trusts the certificate authorities of the JDK. */
    public UrlsCheck() {
        this(new WebClient());
    }

    UrlsCheck(WebClient client) {
        this.client = client;
    }

    @Override
    public Setting setting() {
        return Setting.optional(
                KEY,
                SettingType.LIST,
                "URLs that must answer with success, none if left out; {{ip}} stands for the node's address.");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<SettingProblem> check(Object value) {
        return ListedValue.problems(
                KEY,
                value,
                item -> item instanceof String
                        ? Optional.empty()
                        : Optional.of("Invalid url " + ListedValue.shown(item) + " - must be text"));
    }

    @Override
    public boolean asksForAnything(Object value) {
        return !ListedValue.items(value).isEmpty();
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        var probes = new ArrayList<UrlProbe>();
        for (Object item : ListedValue.items(value)) {
            try {
                String url = target.templates().render(item.toString(), Map.of());
                probes.add(new UrlProbe(url, client));
            } catch (TemplateException e) {
                return new HealthResult.Fail("url " + item + " of " + target.host() + ": " + e.getMessage());
            }
        }
        return Probes.run(probes, deadline);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
