-- Why: a mail that failed is told as failed to those concerned, and what follows from its end is not lost when it cannot be done at once.

ALTER TABLE invite
  -- When its mail failed for good or was too late; sent_at is for mails that the mail server took.
  ADD COLUMN failed_at timestamptz,
  ADD CONSTRAINT invite_sent_or_failed CHECK (sent_at IS NULL OR failed_at IS NULL);
CREATE INDEX invite_entry_ix ON invite (entry_id, id);

ALTER TABLE outbox_mail
  -- What the mail is about, for whoever has to learn that it failed.
  ADD COLUMN subject_type text,
  ADD COLUMN subject_id   uuid,
  ADD COLUMN patient_id   uuid,
  ADD CONSTRAINT outbox_mail_subject CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
  -- Whether what follows from the mail's end has been done.
  ADD COLUMN told boolean NOT NULL DEFAULT true;
CREATE INDEX outbox_mail_untold_ix ON outbox_mail (ended_at) WHERE NOT told;

-- Who was passed over at first and is invited after all is no longer listed as passed over.
GRANT DELETE ON invite_skip TO ${app_role};
