-- Credentials and sessions are better-auth's: it reads and writes these tables by itself, and they are not journalled.
-- It never changes the schema; a new version of it that needs a column gets a new migration.
CREATE TABLE auth_user (
  id             text        PRIMARY KEY,
  name           text        NOT NULL,
  email          text        NOT NULL UNIQUE,
  email_verified boolean     NOT NULL,
  image          text,
  -- The person's account: nobody can sign in who is not in the directory, and an account that is renamed takes this along.
  username       text        NOT NULL UNIQUE REFERENCES people (account) ON UPDATE CASCADE,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);

CREATE TABLE auth_session (
  id         text        PRIMARY KEY,
  token      text        NOT NULL UNIQUE,
  user_id    text        NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_session_of_user ON auth_session (user_id);

CREATE TABLE auth_account (
  id                       text        PRIMARY KEY,
  account_id               text        NOT NULL,
  provider_id              text        NOT NULL,
  user_id                  text        NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_of_user ON auth_account (user_id);

CREATE TABLE auth_verification (
  id         text        PRIMARY KEY,
  identifier text        NOT NULL,
  value      text        NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_verification_of_identifier ON auth_verification (identifier);
