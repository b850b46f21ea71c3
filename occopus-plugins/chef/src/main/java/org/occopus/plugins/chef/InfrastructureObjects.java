package org.occopus.plugins.chef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.Owner;

/** What the nodes of an infrastructure share on a Chef server: an environment, and a role for each node. */
final class InfrastructureObjects {
    private static final String ENVIRONMENTS = "environments";
    private static final String ROLES = "roles";

    /** What users may have written into an environment or a role. */
    private static final List<String> CONTENT =
            List.of("cookbook_versions", "run_list", "env_run_lists", "default_attributes", "override_attributes");

    private final ChefObjects objects;

    InfrastructureObjects(ChefObjects objects) {
        this.objects = objects;
    }

    /** Makes what is not there yet. */
    void make(Owner owner, Deadline deadline) {
        objects.make(ENVIRONMENTS, ChefDocuments.environment(owner.infrastructureId()), deadline);
        objects.make(ROLES, ChefDocuments.role(ChefDocuments.roleOf(owner)), deadline);
    }

    boolean areUsed(String infrastructureId, Deadline deadline) {
        return !objects.names(ENVIRONMENTS + "/" + infrastructureId + "/nodes", deadline)
                .isEmpty();
    }

    /** Removes everything, whoever changed it. The environment goes last, because it tells that there is more. */
    void remove(String infrastructureId, Deadline deadline) {
        rolesOf(infrastructureId, deadline).forEach(role -> objects.remove(ROLES + "/" + role, deadline));
        objects.remove(ENVIRONMENTS + "/" + infrastructureId, deadline);
    }

    /** Removes what would be made again as it is. */
    void removeUnchanged(String infrastructureId, Deadline deadline) {
        for (String role : rolesOf(infrastructureId, deadline)) {
            removeUnlessChanged(ROLES + "/" + role, deadline);
        }
        removeUnlessChanged(ENVIRONMENTS + "/" + infrastructureId, deadline);
    }

    private List<String> rolesOf(String infrastructureId, Deadline deadline) {
        return objects.names(ROLES, deadline).stream()
                .filter(name -> name.startsWith(ChefDocuments.rolePrefix(infrastructureId)))
                .toList();
    }

    private void removeUnlessChanged(String path, Deadline deadline) {
        objects.find(path, deadline)
                .filter(InfrastructureObjects::isEmpty)
                .ifPresent(unchanged -> objects.remove(path, deadline));
    }

    private static boolean isEmpty(JsonNode document) {
        return CONTENT.stream().map(document::path).allMatch(JsonNode::isEmpty);
    }
}
