package org.occopus.template;

import java.util.List;
import java.util.Map;

/** A function that templates may call by the name of the variable that holds it. */
@FunctionalInterface
public interface TemplateFunction {

    /**
     * Calls the function.
     *
     * @param arguments in order; {@link Nothing} stands for None and undefined values
     * @param named arguments by name
     * @return a text, number, boolean, list or mapping, or {@link Nothing}
     * @throws org.occopus.spi.TemplateException when it cannot answer, with the reason for people
     */
    Object call(List<Object> arguments, Map<String, Object> named);
}
