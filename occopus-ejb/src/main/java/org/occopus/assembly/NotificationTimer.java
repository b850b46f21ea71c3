package org.occopus.assembly;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.occopus.notification.Deliveries;

/** Looks every second whether somebody is to be told of something. Every server does; each target is told by one. */
@Singleton
@Startup
@DependsOn("Database")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationTimer {
    @Inject
    Deliveries deliveries;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "notifications")
    void tick() {
        deliveries.deliver();
    }
}
