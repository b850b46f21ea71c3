package org.occopus.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.Templates;
import org.occopus.spi.context.Contextualiser;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingType;

final class GreeterContractTest extends ContextualiserContract {
    @Override
    protected Contextualiser contextualiser() {
        return new Greeter();
    }

    @Override
    protected Section section() {
        return new Section(Map.of("text", "echo {{ greeting }}"));
    }

    private static final class Greeter implements Contextualiser {
        @Override
        public String type() {
            return "greeter";
        }

        @Override
        public List<Setting> settings() {
            return List.of(Setting.required("text", SettingType.TEXT, "What the machine runs first."));
        }

        @Override
        public UserData contextualise(Section contextualisation, Templates templates) {
            String text = templates.render(contextualisation.required("text"), Map.of());
            return new UserData(Optional.of(text), Map.of());
        }
    }
}
