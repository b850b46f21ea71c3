package org.occopus.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tokens in memory. */
final class MemoryTokens implements TokenStore {
    private record Row(ApiToken token, String digest) {}

    private final List<Row> rows = new ArrayList<>();

    /** How often a use was noted. */
    int uses;

    private static String text(byte[] digest) {
        return new String(digest, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean insert(ApiToken token, byte[] digest) {
        if (all().stream().anyMatch(other -> other.name().equals(token.name()))) {
            return false;
        }
        return rows.add(new Row(token, text(digest)));
    }

    @Override
    public List<ApiToken> all() {
        return rows.stream().map(Row::token).toList();
    }

    @Override
    public Optional<ApiToken> find(byte[] digest) {
        return rows.stream()
                .filter(row -> row.digest().equals(text(digest)))
                .map(Row::token)
                .findFirst();
    }

    @Override
    public void used(String id, Instant at) {
        uses++;
        rows.replaceAll(row -> row.token().id().equals(id) ? new Row(used(row.token(), at), row.digest()) : row);
    }

    private static ApiToken used(ApiToken token, Instant at) {
        return new ApiToken(
                token.id(),
                token.name(),
                token.role(),
                token.userId(),
                token.createdAt(),
                token.createdBy(),
                token.expiresAt(),
                Optional.of(at));
    }

    @Override
    public Optional<ApiToken> remove(String id) {
        Optional<ApiToken> found =
                all().stream().filter(token -> token.id().equals(id)).findFirst();
        rows.removeIf(row -> row.token().id().equals(id));
        return found;
    }

    /** Everything that is kept, as text. */
    String dump() {
        return rows.stream().map(row -> row.token() + row.digest()).collect(Collectors.joining());
    }
}
