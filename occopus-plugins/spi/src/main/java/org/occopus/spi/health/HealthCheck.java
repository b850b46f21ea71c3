package org.occopus.spi.health;

import java.util.List;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/**
 * A kind of health check. Implementations are application scoped CDI beans, thread-safe and without state but for
 * pools.
 */
public interface HealthCheck {

    /**
     * The key of the {@code health_check} section that asks for this check.
     *
     * @return its declaration, for example of {@code ports}
     */
    Setting setting();

    /**
     * Place among the checks of a node (manual: ping, ports, urls, attributes, mysqldbs).
     *
     * @return smaller runs first
     */
    int order();

    /**
     * What the check is asked when the section does not name it.
     *
     * @return empty when it is then off; {@code true} for ping
     */
    default Optional<Object> defaultValue() {
        return Optional.empty();
    }

    /**
     * Looks for problems in the value that the declaration cannot tell.
     *
     * @param value the value of the key
     * @return empty when there is none; paths start with the key
     */
    default List<SettingProblem> check(Object value) {
        return List.of();
    }

    /**
     * Whether the value asks for anything at all, so that a node without checks is ready at once.
     *
     * @param value the value of the key, or the default
     * @return false for {@code ping: false} or an empty list
     */
    boolean asksForAnything(Object value);

    /**
     * Checks a node. Blocks no longer than the deadline; never throws for what a node does or does not answer. An
     * interrupt gives {@link HealthResult.Fail} and leaves the interrupt flag set.
     *
     * @param target the node
     * @param value the value of the key, or the default
     * @param deadline until when to return
     * @return what was found
     */
    HealthResult run(HealthTarget target, Object value, Deadline deadline);
}
