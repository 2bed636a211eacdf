-- Why: a mail is written in the transaction of what it tells of and sent afterwards, so that neither waits for the other.

CREATE TABLE outbox_mail (
  id               uuid        CONSTRAINT outbox_mail_pk PRIMARY KEY,
  kind             text        NOT NULL,
  -- Recipient and texts, encrypted: a link in a mail is a key. Gone when there is nothing left to send.
  sealed           bytea,
  state            text        NOT NULL
    CONSTRAINT outbox_mail_state CHECK (state IN ('queued', 'sent', 'failed', 'expired', 'not-sent')),
  attempts         integer     NOT NULL DEFAULT 0,
  next_attempt_at  timestamptz NOT NULL,
  useful_until     timestamptz NOT NULL,
  created_at       timestamptz NOT NULL,
  ended_at         timestamptz,
  last_error       text,
  CONSTRAINT outbox_mail_queued_has_content CHECK ((state = 'queued') = (sealed IS NOT NULL))
);
CREATE INDEX outbox_mail_due_ix ON outbox_mail (next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_mail_ended_ix ON outbox_mail (ended_at) WHERE state <> 'queued';

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_mail TO ${app_role};
