package org.occopus.assembly;

import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.occopus.storage.GivenAnswers;

/** Removes once an hour what is kept for a time only. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {
    @EJB
    GivenAnswers answers;

    @Schedule(hour = "*", minute = "17", persistent = false, info = "housekeeping")
    void clean() {
        answers.forgetOld();
    }
}
