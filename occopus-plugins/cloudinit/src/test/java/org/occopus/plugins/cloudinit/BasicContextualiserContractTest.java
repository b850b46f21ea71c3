package org.occopus.plugins.cloudinit;

import java.util.List;
import java.util.Map;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.ContextualiserContract;

class BasicContextualiserContractTest extends ContextualiserContract {
    @Override
    protected Contextualiser contextualiser() {
        return new BasicContextualiser();
    }

    @Override
    protected Section section() {
        return new Section(Map.of("attributes", Map.of("a", List.of("{{ greeting }}", 1))));
    }
}
