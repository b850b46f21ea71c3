package org.occopus.plugins.healthchecks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.occopus.spi.Deadline;
import org.occopus.spi.TemplateException;
import org.occopus.spi.health.HealthCheck;
import org.occopus.spi.health.HealthResult;
import org.occopus.spi.health.HealthTarget;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * Passes when each of some MySQL or MariaDB databases lets its user log in within ten seconds. The client library is
 * loaded by the first login only.
 */
@ApplicationScoped
public class MysqldbsCheck implements HealthCheck {
    private static final String KEY = "mysqldbs";

    @Override
    public Setting setting() {
        return Setting.optional(
                        KEY,
                        SettingType.LIST,
                        "MySQL or MariaDB databases that must let a user log in, none if left out: mappings of name,"
                                + " user, pass and, if it is not 3306, port; templates.")
                .asSecret();
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<SettingProblem> check(Object value) {
        return ListedValue.problems(KEY, value, DatabaseEntry::wrongWith);
    }

    @Override
    public boolean asksForAnything(Object value) {
        return !ListedValue.items(value).isEmpty();
    }

    @Override
    public HealthResult run(HealthTarget target, Object value, Deadline deadline) {
        try {
            List<DatabaseProbe> probes = ListedValue.items(value).stream()
                    .map(item -> DatabaseEntry.of(item).probe(target))
                    .toList();
            return Probes.run(probes, deadline);
        } catch (TemplateException e) {
            return new HealthResult.Fail(KEY + " of " + target.host() + ": " + e.getMessage());
        }
    }
}
