-- Why: who has arrived is called by a number instead of a name, and how long people wait and visits take is known from the times at which it happened.

ALTER TABLE appointment
  -- As they were recorded on the day itself, and never otherwise. They count where the status says so: what was taken
  -- back is kept until the next step, so that a mistaken Undo loses nothing.
  ADD COLUMN arrived_at            timestamptz,
  ADD COLUMN called_at             timestamptz,
  ADD COLUMN finished_at           timestamptz,
  ADD COLUMN room                  text     CONSTRAINT appointment_room_length CHECK (length(room) BETWEEN 1 AND 40),
  -- A number of this department on this day, which stays the patient's when the appointment moves elsewhere.
  ADD COLUMN ticket                integer,
  ADD COLUMN ticket_department_id  uuid     CONSTRAINT appointment_ticket_department_fk REFERENCES department,
  ADD COLUMN ticket_day            date,
  ADD CONSTRAINT appointment_ticket_whole CHECK (num_nonnulls(ticket, ticket_department_id, ticket_day) IN (0, 3)),
  ADD CONSTRAINT appointment_ticket_bounds CHECK (ticket BETWEEN 1 AND 9999);

CREATE UNIQUE INDEX appointment_ticket_key ON appointment (ticket_department_id, ticket_day, ticket) WHERE ticket IS NOT NULL;

-- The last number that a department has given on a day.
CREATE TABLE ticket_counter (
  department_id  uuid     NOT NULL CONSTRAINT ticket_counter_department_fk REFERENCES department ON DELETE CASCADE,
  day            date     NOT NULL,
  last           integer  NOT NULL,
  CONSTRAINT ticket_counter_pk PRIMARY KEY (department_id, day)
);

GRANT SELECT, INSERT, UPDATE ON ticket_counter TO ${app_role};
