package org.occopus.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.Phase;

/**
 * Finds the infrastructures that somebody wants to see, page after page by the place of the last one. The query is a text
 * that depends on which filters there are, so that Hibernate translates each only once.
 */
final class FilteredInfrastructures {
    private final EntityManager entities;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    FilteredInfrastructures(EntityManager entities) {
        this.entities = entities;
    }

    List<Infrastructure> list(InfrastructureFilter filter) {
        where(filter.phase().isPresent() ? "i.phase = :phase" : "i.phase <> :phase");
        parameters.put("phase", filter.phase().orElse(Phase.DESTROYED));
        equal("name", filter.name());
        equal("userId", filter.userId());
        equal("maintained", filter.maintained());
        filter.after()
                .flatMap(id -> Optional.ofNullable(entities.find(InfrastructureRow.class, UUID.fromString(id))))
                .ifPresent(this::after);
        return query().setMaxResults(filter.limit())
                .getResultStream()
                .map(InfrastructureRow::toInfrastructure)
                .toList();
    }

    private void where(String condition) {
        conditions.add(condition);
    }

    private void equal(String column, Optional<?> value) {
        value.ifPresent(one -> {
            where("i." + column + " = :" + column);
            parameters.put(column, one);
        });
    }

    private void after(InfrastructureRow last) {
        where("(i.createdAt > :createdAt or i.createdAt = :createdAt and i.id > :id)");
        parameters.put("createdAt", last.createdAt);
        parameters.put("id", last.id);
    }

    private TypedQuery<InfrastructureRow> query() {
        String text = "select i from InfrastructureRow i where " + String.join(" and ", conditions)
                + " order by i.createdAt, i.id";
        TypedQuery<InfrastructureRow> query = entities.createQuery(text, InfrastructureRow.class);
        parameters.forEach(query::setParameter);
        return query.setHint(HibernateHints.HINT_READ_ONLY, true);
    }
}
