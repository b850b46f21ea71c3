package org.occopus.client.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.occopus.client.json.JsonObject;
import org.occopus.client.state.PlanStep;
import org.occopus.client.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what the next maintenance pass would do, and why. Changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  occopus plan shop", "  occopus plan -i shop -o json"})
final class PlanCommand implements Callable<Integer> {
    private final Invocation invocation;
    private final ServerAccess servers;

    @Mixin
    InfrastructureOption infrastructure = new InfrastructureOption();

    @Mixin
    OutputOption output = new OutputOption();

    PlanCommand(Invocation invocation, ServerAccess servers) {
        this.invocation = invocation;
        this.servers = servers;
    }

    @Override
    public Integer call() {
        JsonObject document = infrastructure.find(servers).document("/plan");
        output.print(invocation.terminal(), document, () -> lines(document));
        return ExitCode.DONE;
    }

    private static List<String> lines(JsonObject document) {
        List<JsonObject> steps = document.objects("steps");
        return steps.isEmpty()
                ? List.of("Nothing to do.")
                : steps.stream().map(step -> words(PlanStep.from(step))).toList();
    }

    private static String words(PlanStep step) {
        return step.step()
                + step.node().map(" "::concat).orElse("")
                + step.instance().map("/"::concat).orElse("")
                + (step.why().isBlank() ? "" : ": " + step.why());
    }
}
