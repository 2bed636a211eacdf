-- Why: patients who want an earlier time are asked in a fair order when one becomes free, and what they answered is kept.

CREATE TABLE waitlist_entry (
  id               uuid        CONSTRAINT waitlist_entry_pk PRIMARY KEY,
  version          integer     NOT NULL,
  patient_id       uuid        NOT NULL CONSTRAINT waitlist_entry_patient_fk REFERENCES patient,
  department_id    uuid        NOT NULL CONSTRAINT waitlist_entry_department_fk REFERENCES department,
  practitioner_id  uuid        CONSTRAINT waitlist_entry_practitioner_fk REFERENCES practitioner,
  type_id          uuid        CONSTRAINT waitlist_entry_type_fk REFERENCES appointment_type,
  -- The appointment they have and would give up for an earlier one.
  appointment_id   uuid        CONSTRAINT waitlist_entry_appointment_fk REFERENCES appointment,
  minutes          integer     NOT NULL CONSTRAINT waitlist_entry_minutes CHECK (minutes BETWEEN 5 AND 480),
  priority         smallint    NOT NULL CONSTRAINT waitlist_entry_priority CHECK (priority BETWEEN 1 AND 5),
  priority_reason  text        CONSTRAINT waitlist_entry_priority_reason_length CHECK (length(priority_reason) <= 500),
  earliest         timestamptz NOT NULL,
  latest           timestamptz,
  -- Those that suit: a bit for each, Monday's is the lowest. Times of day in minutes since midnight.
  weekdays         smallint    NOT NULL CONSTRAINT waitlist_entry_weekdays CHECK (weekdays BETWEEN 1 AND 127),
  from_minute      integer     NOT NULL CONSTRAINT waitlist_entry_from_minute CHECK (from_minute BETWEEN 0 AND 1439),
  until_minute     integer     NOT NULL CONSTRAINT waitlist_entry_until_minute CHECK (until_minute BETWEEN 1 AND 1440),
  email            text        CONSTRAINT waitlist_entry_email_length CHECK (length(email) BETWEEN 3 AND 254),
  status           text        NOT NULL CONSTRAINT waitlist_entry_status CHECK (status IN ('waiting', 'booked', 'left')),
  created_by       uuid        NOT NULL,
  joined_at        timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  ended_at         timestamptz,
  -- They want no offers by mail; their place on the list stays.
  mails_stopped_at timestamptz,
  CONSTRAINT waitlist_entry_window CHECK (latest IS NULL OR earliest < latest),
  CONSTRAINT waitlist_entry_times CHECK (from_minute < until_minute),
  CONSTRAINT waitlist_entry_urgency_has_reason CHECK (priority >= 3 OR priority_reason IS NOT NULL),
  CONSTRAINT waitlist_entry_ended CHECK ((status = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX waitlist_entry_order_ix ON waitlist_entry (department_id, priority, joined_at, id) WHERE status = 'waiting';
CREATE INDEX waitlist_entry_patient_ix ON waitlist_entry (patient_id);
CREATE UNIQUE INDEX waitlist_entry_once ON waitlist_entry
  (patient_id, department_id, coalesce(practitioner_id, '00000000-0000-0000-0000-000000000000')) WHERE status = 'waiting';

-- A slot that is offered; the hold is the pending appointment that keeps it free meanwhile.
CREATE TABLE offer (
  id               uuid        CONSTRAINT offer_pk PRIMARY KEY,
  version          integer     NOT NULL,
  practitioner_id  uuid        NOT NULL CONSTRAINT offer_practitioner_fk REFERENCES practitioner,
  department_id    uuid        NOT NULL CONSTRAINT offer_department_fk REFERENCES department,
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  hold_id          uuid        NOT NULL CONSTRAINT offer_hold_fk REFERENCES appointment CONSTRAINT offer_hold_key UNIQUE,
  status           text        NOT NULL CONSTRAINT offer_status CHECK (status IN ('open', 'taken', 'declined', 'withdrawn', 'expired')),
  made_by          uuid        NOT NULL,
  made_at          timestamptz NOT NULL,
  -- At first the latest; earlier once the mails are handed over, from when hold_minutes count.
  expires_at       timestamptz NOT NULL,
  hold_minutes     integer     NOT NULL CONSTRAINT offer_hold_minutes CHECK (hold_minutes BETWEEN 5 AND 1440),
  ended_at         timestamptz,
  CONSTRAINT offer_length CHECK (starts_at < ends_at),
  CONSTRAINT offer_ended CHECK ((status = 'open') = (ended_at IS NULL))
);
CREATE INDEX offer_due_ix ON offer (expires_at) WHERE status = 'open';
CREATE INDEX offer_practitioner_ix ON offer (practitioner_id, starts_at);

-- One person's invitation to an offer. Only the hash of the token in their link is kept.
CREATE TABLE invite (
  id           uuid        CONSTRAINT invite_pk PRIMARY KEY,
  version      integer     NOT NULL,
  offer_id     uuid        NOT NULL CONSTRAINT invite_offer_fk REFERENCES offer,
  entry_id     uuid        NOT NULL CONSTRAINT invite_entry_fk REFERENCES waitlist_entry,
  place        smallint    NOT NULL CONSTRAINT invite_place CHECK (place >= 1),
  token_hash   bytea       NOT NULL CONSTRAINT invite_token_key UNIQUE CONSTRAINT invite_token_sha256 CHECK (length(token_hash) = 32),
  unsubscribe_hash  bytea  NOT NULL CONSTRAINT invite_unsubscribe_key UNIQUE CONSTRAINT invite_unsubscribe_sha256 CHECK (length(unsubscribe_hash) = 32),
  status       text        NOT NULL CONSTRAINT invite_status CHECK (status IN
                 ('open', 'confirmed', 'declined', 'lost', 'withdrawn', 'expired')),
  -- When its mail was handed over, or given up.
  sent_at      timestamptz,
  answered_at  timestamptz,
  CONSTRAINT invite_once UNIQUE (offer_id, entry_id),
  CONSTRAINT invite_ended CHECK ((status = 'open') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX invite_one_wins ON invite (offer_id) WHERE status = 'confirmed';
CREATE UNIQUE INDEX invite_one_at_a_time ON invite (entry_id) WHERE status = 'open';

-- Who was passed over for an offer, and why: nobody is skipped silently.
CREATE TABLE invite_skip (
  offer_id  uuid NOT NULL CONSTRAINT invite_skip_offer_fk REFERENCES offer,
  entry_id  uuid NOT NULL CONSTRAINT invite_skip_entry_fk REFERENCES waitlist_entry,
  reason    text NOT NULL CONSTRAINT invite_skip_reason_length CHECK (length(reason) BETWEEN 1 AND 50),
  CONSTRAINT invite_skip_pk PRIMARY KEY (offer_id, entry_id)
);
CREATE INDEX invite_skip_entry_ix ON invite_skip (entry_id);

-- How freed time is offered; changed together with the rules of overbooking.
CREATE TABLE invite_config (
  only_row        boolean          CONSTRAINT invite_config_pk PRIMARY KEY DEFAULT true CONSTRAINT invite_config_one CHECK (only_row),
  hold_minutes    integer          NOT NULL CONSTRAINT invite_config_hold_minutes CHECK (hold_minutes BETWEEN 5 AND 1440),
  invite_at_once  integer          NOT NULL CONSTRAINT invite_config_invite_at_once CHECK (invite_at_once BETWEEN 1 AND 50),
  fill_chance     double precision NOT NULL CONSTRAINT invite_config_fill_chance CHECK (fill_chance BETWEEN 0 AND 0.999),
  offer_freed     boolean          NOT NULL
);
INSERT INTO invite_config (hold_minutes, invite_at_once, fill_chance, offer_freed) VALUES (30, 5, 0.9, false);

-- Time that a cancellation freed and that is to be offered by itself, soon and once.
CREATE TABLE freed_time (
  appointment_id   uuid        CONSTRAINT freed_time_pk PRIMARY KEY CONSTRAINT freed_time_appointment_fk REFERENCES appointment,
  practitioner_id  uuid        NOT NULL CONSTRAINT freed_time_practitioner_fk REFERENCES practitioner,
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  freed_by         uuid        NOT NULL,
  freed_at         timestamptz NOT NULL
);

-- To whom a calendar file of an appointment was sent, and what it said: a later change of that is told.
CREATE TABLE calendar_mail (
  appointment_id   uuid        CONSTRAINT calendar_mail_pk PRIMARY KEY CONSTRAINT calendar_mail_appointment_fk REFERENCES appointment,
  email            text        NOT NULL CONSTRAINT calendar_mail_email_length CHECK (length(email) BETWEEN 3 AND 254),
  patient_id       uuid        NOT NULL CONSTRAINT calendar_mail_patient_fk REFERENCES patient,
  practitioner_id  uuid        NOT NULL CONSTRAINT calendar_mail_practitioner_fk REFERENCES practitioner,
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  cancelled        boolean     NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON calendar_mail TO ${app_role};
GRANT SELECT, UPDATE ON invite_config TO ${app_role};
-- Only FOR UPDATE SKIP LOCKED needs the right to update freed time.
GRANT SELECT, INSERT, UPDATE, DELETE ON freed_time TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON waitlist_entry, offer, invite TO ${app_role};
GRANT SELECT, INSERT ON invite_skip TO ${app_role};
