-- API tokens. Only a digest is kept: 256 random bits cannot be guessed, so that SHA-256 needs neither salt nor stretching.
CREATE TABLE api_token (
    id           uuid PRIMARY KEY,
    version      bigint      NOT NULL,
    name         text        NOT NULL UNIQUE,
    role         text        NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
    user_id      text,
    digest       bytea       NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz
);

-- Who asked for what happened; null for what the server did by itself.
ALTER TABLE event ADD COLUMN who text;
