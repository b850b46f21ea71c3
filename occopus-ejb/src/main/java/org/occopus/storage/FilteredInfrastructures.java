package org.occopus.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.occopus.state.Infrastructure;
import org.occopus.state.InfrastructureFilter;
import org.occopus.state.Phase;

/** Finds the infrastructures that somebody wants to see, page after page by the place of the last one. */
final class FilteredInfrastructures {
    private final EntityManager entities;
    private final CriteriaBuilder criteria;
    private final CriteriaQuery<InfrastructureRow> query;
    private final Root<InfrastructureRow> row;
    private final List<Predicate> wanted = new ArrayList<>();

    FilteredInfrastructures(EntityManager entities) {
        this.entities = entities;
        this.criteria = entities.getCriteriaBuilder();
        this.query = criteria.createQuery(InfrastructureRow.class);
        this.row = query.from(InfrastructureRow.class);
    }

    List<Infrastructure> list(InfrastructureFilter filter) {
        wanted.add(filter.phase()
                .map(phase -> criteria.equal(row.get("phase"), phase))
                .orElseGet(() -> criteria.notEqual(row.get("phase"), Phase.DESTROYED)));
        equal("name", filter.name());
        equal("userId", filter.userId());
        equal("maintained", filter.maintained());
        filter.after()
                .flatMap(id -> Optional.ofNullable(entities.find(InfrastructureRow.class, UUID.fromString(id))))
                .ifPresent(last -> wanted.add(after(last)));
        query.where(wanted.toArray(Predicate[]::new))
                .orderBy(criteria.asc(row.get("createdAt")), criteria.asc(row.get("id")));
        return entities.createQuery(query)
                .setMaxResults(filter.limit())
                .getResultStream()
                .map(InfrastructureRow::toInfrastructure)
                .toList();
    }

    private void equal(String column, Optional<?> value) {
        value.ifPresent(one -> wanted.add(criteria.equal(row.get(column), one)));
    }

    private Predicate after(InfrastructureRow last) {
        return criteria.or(
                criteria.greaterThan(row.get("createdAt"), last.createdAt),
                criteria.and(
                        criteria.equal(row.get("createdAt"), last.createdAt),
                        criteria.greaterThan(row.<UUID>get("id"), last.id)));
    }
}
