package org.occopus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {

    @Test
    void tellsNobodyWhereTheDatabaseIs() {
        HealthCheckResponse.setResponseProvider(FakeHealthResponse::new);
        DataSource down = (DataSource) Proxy.newProxyInstance(
                DatabaseHealthTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, values) -> {
                    throw new SQLException("Connection to db.internal:5432 as occopus refused");
                });
        HealthCheckResponse answer = DatabaseHealth.asked(down);
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow().toString()).doesNotContain("internal", "occopus");
    }
}
