package org.occopus.spi.context;

import java.util.List;
import org.occopus.spi.Templates;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

/** A kind of contextualisation. Implementations are application scoped CDI beans without state. */
public interface Contextualiser {

    /**
     * What users write as {@code type} of a {@code contextualisation} section.
     *
     * @return for example {@code cloudinit}
     */
    String type();

    /**
     * The keys of the section but for {@code type}, required ones first.
     *
     * @return the declaration
     */
    List<Setting> settings();

    /**
     * Looks for problems that the declaration cannot tell, template syntax excepted: the engine checks that itself.
     *
     * @param contextualisation the section
     * @return empty when there is none
     */
    default List<SettingProblem> check(Section contextualisation) {
        return List.of();
    }

    /**
     * Makes the data for one node instance.
     *
     * @param contextualisation the section, not rendered
     * @param templates renders with the variables and functions of this node instance
     * @return the data
     * @throws org.occopus.spi.TemplateException when a template is wrong, a function of it fails, or what it renders to
     *     is not what it says to be
     */
    UserData contextualise(Section contextualisation, Templates templates);
}
