package org.occopus.web;

import jakarta.ejb.EJB;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.occopus.storage.GivenAnswers;

/** Puts {@link RepetitionFilter} behind all declared filters: it must know who asks. Annotations give no order. */
@WebListener
public class RepetitionSetup implements ServletContextListener {
    @EJB
    GivenAnswers answers;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        FilterRegistration.Dynamic filter =
                event.getServletContext().addFilter("repetition", new RepetitionFilter(answers));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }
}
