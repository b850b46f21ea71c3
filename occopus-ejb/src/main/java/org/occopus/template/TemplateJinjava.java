package org.occopus.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Jinjava set up for the structure of templates only: no filters, functions or tests of its own, no files. */
final class TemplateJinjava extends Jinjava {
    private static final Set<String> REFUSED_TAGS = Set.of(
            "include",
            "import",
            "from",
            "extends",
            "block",
            "autoescape",
            "cycle",
            "do",
            "print",
            "unless",
            "ifchanged");

    private final Context structure;

    TemplateJinjava() {
        super(config());
        Context all = super.getGlobalContext();
        structure = new Context(
                null,
                Map.of(),
                Map.of(
                        Library.TAG, REFUSED_TAGS,
                        Library.FILTER,
                                all.getAllFilters().stream()
                                        .map(filter -> filter.getName())
                                        .collect(Collectors.toSet()),
                        Library.EXP_TEST,
                                all.getAllExpTests().stream()
                                        .map(test -> test.getName())
                                        .collect(Collectors.toSet()),
                        Library.FUNCTION,
                                all.getAllFunctions().stream()
                                        .map(ELFunctionDefinition::getName)
                                        .collect(Collectors.toSet())));
        structure.registerTag(new TruthTag());
        structure.registerTag(new LoopTag());
    }

    @SuppressWarnings("deprecation") // the only way to accept {{x}} without spaces together with the newer behaviour
    private static JinjavaConfig config() {
        return JinjavaConfig.newBuilder()
                .withInterperterFactory(TemplateInterpreter.factory())
                .withLegacyOverrides(LegacyOverrides.Builder.from(LegacyOverrides.ALL)
                        .withWhitespaceRequiredWithinTokens(false)
                        .build())
                .withNestedInterpretationEnabled(false)
                .withKeepTrailingNewline(true)
                .withMaxOutputSize(TemplateEngine.LARGEST_OUTPUT)
                .withMaxRenderDepth(20)
                .withDisabled(Map.of(Library.TAG, REFUSED_TAGS))
                .build();
    }

    /** Only read once it is set up, so that threads may share it. */
    @Override
    public Context getGlobalContext() {
        return structure == null ? super.getGlobalContext() : structure;
    }

    /** One rendering with its own variables. */
    TemplateInterpreter interpreter(Map<String, ?> variables) {
        Context context = new Context(
                structure, Map.of(TemplateInterpreter.VARIABLES, variables), Map.of(Library.TAG, REFUSED_TAGS));
        return new TemplateInterpreter(this, context, getGlobalConfig());
    }
}
