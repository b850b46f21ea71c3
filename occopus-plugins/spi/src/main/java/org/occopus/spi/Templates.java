package org.occopus.spi;

import java.util.Map;

/**
 * Renders template texts with the variables and functions of one node (manual, "Contextualisation"). Handed to plugins
 * by the engine, so that no plugin depends on a template engine. Not thread-safe; use it within the call it came with.
 */
public interface Templates {

    /**
     * Renders one text.
     *
     * @param template the text
     * @param extra further variables, which win over those of the node
     * @return the rendered text
     * @throws TemplateException when the template is wrong or a function of it failed, with the reason for people
     */
    String render(String template, Map<String, ?> extra);

    /**
     * Renders every text within a tree of lists and mappings; keys and other scalars stay as they are.
     *
     * @param tree a parsed YAML value
     * @param extra further variables, which win over those of the node
     * @return a new tree of the same shape
     * @throws TemplateException as {@link #render(String, Map)}
     */
    Object renderTree(Object tree, Map<String, ?> extra);
}
