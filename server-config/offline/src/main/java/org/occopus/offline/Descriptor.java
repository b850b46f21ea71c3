package org.occopus.offline;

import java.util.List;
import org.occopus.description.SourceBundle;
import org.occopus.problem.Finding;

/** A file that was given on the command line. */
sealed interface Descriptor {

    /** Its name in messages. */
    String name();

    /**
     * One whose kind can be told.
     *
     * @param kind by its content
     * @param bundle its text and that of its imports
     */
    record Classified(DescriptorKind kind, SourceBundle bundle) implements Descriptor {
        @Override
        public String name() {
            return bundle.main();
        }
    }

    /**
     * One that is no YAML, is not UTF-8, or imports what is not there.
     *
     * @param name its name in messages
     * @param findings at least one
     */
    record Unreadable(String name, List<Finding> findings) implements Descriptor {}
}
