-- A service account may have two secrets for a while, be bound to networks, and has a rate of its own; finding patients is a scope apart from writing them, which those who wrote them could do so far.

ALTER TABLE service_account
  ADD COLUMN previous_secret_hash  bytea       CONSTRAINT service_account_previous_hash_length CHECK (octet_length(previous_secret_hash) = 32),
  ADD COLUMN previous_secret_until timestamptz,
  ADD COLUMN networks              text        NOT NULL DEFAULT '' CONSTRAINT service_account_networks_length CHECK (length(networks) <= 2500),
  ADD COLUMN requests_per_minute   integer     NOT NULL DEFAULT 6000 CONSTRAINT service_account_rate CHECK (requests_per_minute BETWEEN 1 AND 100000),
  ADD CONSTRAINT service_account_previous_secret CHECK ((previous_secret_hash IS NULL) = (previous_secret_until IS NULL));

UPDATE service_account SET scopes = replace(scopes, 'patients:write', 'patients:read patients:write')
WHERE scopes LIKE '%patients:write%';
