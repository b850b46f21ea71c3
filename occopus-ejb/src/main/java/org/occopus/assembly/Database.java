package org.occopus.assembly;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database: pooled by the server, its schema brought up to date at start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = Database.JNDI_NAME,
        className = "org.occopus.storage.OccopusDataSource",
        minPoolSize = 2,
        maxPoolSize = 60,
        initialPoolSize = 2,
        // WildFly takes a data source class only with at least one property (IJ031103).
        properties = "applicationName=occopus")
public class Database {
    static final String JNDI_NAME = "java:app/jdbc/occopus";

    @Resource(lookup = JNDI_NAME)
    DataSource dataSource;

    /** Applies the migrations of {@code sql/}. */
    @PostConstruct
    void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/occopus/sql")
                .load()
                .migrate();
    }

    /** For plugins that keep something of their own. */
    @Produces
    public DataSource dataSource() {
        return dataSource;
    }
}
