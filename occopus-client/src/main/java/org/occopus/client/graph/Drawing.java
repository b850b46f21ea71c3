package org.occopus.client.graph;

import java.util.List;
import org.occopus.client.state.InfrastructureStatus;

/** Draws an infrastructure: its nodes with their states, and what depends on what. */
public sealed interface Drawing permits Dot, Mermaid, Svg {
    /** {@return a text for Graphviz} */
    static Drawing dot() {
        return new Dot();
    }

    /** {@return a text for Mermaid} */
    static Drawing mermaid() {
        return new Mermaid();
    }

    /** {@return a picture} */
    static Drawing svg() {
        return new Svg();
    }

    /**
     * The drawing of what is seen now.
     *
     * @param infrastructure what is drawn
     * @return the lines of the file
     */
    List<String> lines(InfrastructureStatus infrastructure);
}
