package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.occopus.spi.Deadline;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Owners;

class NodeNamesTest {
    private static final String LONGEST = "occopus-my_infrastructure-0a1b2c3d-my_Node_of_many_ab-4e5f6071";

    private static NodeNames named(String name) {
        return NodeNames.of(new CreateRequest(
                Owners.any(), name, Section.empty(), UserData.none(), line -> {}, Deadline.in(Duration.ZERO)));
    }

    @Test
    void spellsNamesAsDnsWantsThem() {
        assertThat(named(LONGEST).machine())
                .isEqualTo("occopus-my-infrastructure-0a1b2c3d-my-node-of-many-ab-4e5f6071");
    }

    @Test
    void keepsTheEndOfALongNameSoThatInstancesStayApart() {
        assertThat(named(LONGEST).network()).hasSizeLessThanOrEqualTo(64).endsWith("-4e5f6071-vnet");
        assertThat(named(LONGEST).network()).matches("[a-z0-9].*");
    }

    @Test
    void findsTheNamesAgainFromTheMachinesOwn() {
        NodeNames made = named(LONGEST);

        assertThat(new NodeNames(made.machine()).networkInterface()).isEqualTo(made.networkInterface());
    }

    @Test
    void readsIdsWhateverTheirCase() {
        ArmId id = ArmId.of("/subscriptions/S/resourceGroups/Lab/providers/Microsoft.Compute/virtualMachines/Web");

        assertThat(id).isEqualTo(new ArmId("s", "LAB", "microsoft.compute/virtualMachines", "web"));
        assertThat(ArmId.of(id.toString())).isEqualTo(id);
        assertThat(id.sibling("Microsoft.Compute/disks", "web-osdisk"))
                .hasToString("/subscriptions/s/resourcegroups/lab/providers/microsoft.compute/disks/web-osdisk");
    }

    @Test
    void refusesWhatIsNoId() {
        assertThatThrownBy(() -> ArmId.of("/subscriptions/s/resourceGroups/lab"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no id");
    }
}
