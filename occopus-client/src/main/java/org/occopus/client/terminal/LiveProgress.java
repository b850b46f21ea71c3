package org.occopus.client.terminal;

import java.time.InstantSource;
import java.util.List;
import org.occopus.client.state.InfrastructureStatus;

/** Redraws its lines in place with ANSI control sequences (ECMA-48). */
final class LiveProgress implements Progress {
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    /** A wrapped line would take two rows, and the next frame would be drawn one row too low. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private final Terminal terminal;
    private final InstantSource clock;
    private final ProgressView view;
    private int drawn;

    LiveProgress(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.view = new ProgressView(terminal.palette());
    }

    @Override
    public void accept(InfrastructureStatus status) {
        List<String> lines = view.lines(status, clock.instant());
        StringBuilder frame = new StringBuilder(WRAP_OFF);
        if (drawn > 0) {
            frame.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        frame.append(CLEAR_BELOW).append(WRAP_ON);
        terminal.err().print(frame);
        terminal.err().flush();
        drawn = lines.size();
    }

    @Override
    public void say(String line) {
        terminal.say(line);
        leave();
    }

    @Override
    public void leave() {
        drawn = 0;
    }
}
