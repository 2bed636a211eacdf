-- Why: one more patient than there is room for, where it is expected to pay: what the hospital allows, what is believed of no-shows, what was suggested and decided, and what came of it.

CREATE TABLE overbooking_config (
  only_row           boolean          CONSTRAINT overbooking_config_pk PRIMARY KEY DEFAULT true
                       CONSTRAINT overbooking_config_one CHECK (only_row),
  version            integer          NOT NULL,
  enabled            boolean          NOT NULL,
  wait_cost          double precision NOT NULL CONSTRAINT overbooking_config_wait_cost CHECK (wait_cost BETWEEN 0 AND 10),
  overtime_cost      double precision NOT NULL CONSTRAINT overbooking_config_overtime_cost CHECK (overtime_cost BETWEEN 0 AND 50),
  overrun_risk       double precision NOT NULL CONSTRAINT overbooking_config_overrun_risk CHECK (overrun_risk BETWEEN 0 AND 1),
  planning_quantile  double precision NOT NULL
                       CONSTRAINT overbooking_config_planning_quantile CHECK (planning_quantile BETWEEN 0.01 AND 0.5),
  max_per_session    integer          NOT NULL CONSTRAINT overbooking_config_max_per_session CHECK (max_per_session BETWEEN 0 AND 20),
  min_booked         double precision NOT NULL CONSTRAINT overbooking_config_min_booked CHECK (min_booked BETWEEN 0 AND 1),
  min_lead_minutes   integer          NOT NULL
                       CONSTRAINT overbooking_config_min_lead_minutes CHECK (min_lead_minutes BETWEEN 0 AND 10080),
  horizon_days       integer          NOT NULL CONSTRAINT overbooking_config_horizon_days CHECK (horizon_days BETWEEN 1 AND 60),
  updated_at         timestamptz      NOT NULL,
  updated_by         uuid             CONSTRAINT overbooking_config_updated_by_fk REFERENCES app_user
);
INSERT INTO overbooking_config
  (version, enabled, wait_cost, overtime_cost, overrun_risk, planning_quantile, max_per_session, min_booked, min_lead_minutes,
   horizon_days, updated_at)
VALUES (0, false, 0.15, 1.2, 0.05, 0.2, 2, 0.85, 60, 14, now());

-- Where overbooking may be suggested: a yes somewhere and a no nowhere.
CREATE TABLE overbooking_opt_in (
  id               uuid    CONSTRAINT overbooking_opt_in_pk PRIMARY KEY DEFAULT gen_random_uuid(),
  department_id    uuid    CONSTRAINT overbooking_opt_in_department_fk REFERENCES department
                             CONSTRAINT overbooking_opt_in_department_key UNIQUE,
  practitioner_id  uuid    CONSTRAINT overbooking_opt_in_practitioner_fk REFERENCES practitioner
                             CONSTRAINT overbooking_opt_in_practitioner_key UNIQUE,
  type_id          uuid    CONSTRAINT overbooking_opt_in_type_fk REFERENCES appointment_type
                             CONSTRAINT overbooking_opt_in_type_key UNIQUE,
  allowed          boolean NOT NULL,
  CONSTRAINT overbooking_opt_in_of_one CHECK (num_nonnulls(department_id, practitioner_id, type_id) = 1)
);

-- What was learnt, each time anew: the counts of each department and lead time, and how good forecasts were.
CREATE TABLE no_show_model (
  id          uuid        CONSTRAINT no_show_model_pk PRIMARY KEY,
  trained_at  timestamptz NOT NULL,
  since       timestamptz NOT NULL,
  visits      bigint      NOT NULL,
  missed      bigint      NOT NULL,
  CONSTRAINT no_show_model_counts CHECK (missed BETWEEN 0 AND visits)
);
CREATE INDEX no_show_model_age_ix ON no_show_model (trained_at DESC, id DESC);

CREATE TABLE no_show_rate (
  model_id       uuid   NOT NULL CONSTRAINT no_show_rate_model_fk REFERENCES no_show_model ON DELETE CASCADE,
  department_id  uuid   NOT NULL CONSTRAINT no_show_rate_department_fk REFERENCES department,
  lead_time      text   NOT NULL CONSTRAINT no_show_rate_lead_time CHECK (lead_time IN
                   ('SAME_DAY', 'ONE_TO_TWO_DAYS', 'THREE_TO_SEVEN_DAYS', 'EIGHT_TO_FOURTEEN_DAYS', 'FIFTEEN_TO_THIRTY_DAYS', 'LONGER')),
  visits         bigint NOT NULL,
  missed         bigint NOT NULL,
  CONSTRAINT no_show_rate_pk PRIMARY KEY (model_id, department_id, lead_time),
  CONSTRAINT no_show_rate_counts CHECK (missed BETWEEN 0 AND visits)
);

CREATE TABLE no_show_bin (
  model_id   uuid             NOT NULL CONSTRAINT no_show_bin_model_fk REFERENCES no_show_model ON DELETE CASCADE,
  bin        smallint         NOT NULL CONSTRAINT no_show_bin_number CHECK (bin BETWEEN 0 AND 9),
  visits     bigint           NOT NULL,
  missed     bigint           NOT NULL,
  forecasts  double precision NOT NULL,
  squares    double precision NOT NULL,
  CONSTRAINT no_show_bin_pk PRIMARY KEY (model_id, bin),
  CONSTRAINT no_show_bin_counts CHECK (missed BETWEEN 0 AND visits)
);

CREATE TABLE suggestion (
  id                 uuid             CONSTRAINT suggestion_pk PRIMARY KEY,
  version            integer          NOT NULL,
  practitioner_id    uuid             NOT NULL CONSTRAINT suggestion_practitioner_fk REFERENCES practitioner,
  department_id      uuid             NOT NULL CONSTRAINT suggestion_department_fk REFERENCES department,
  starts_at          timestamptz      NOT NULL,
  ends_at            timestamptz      NOT NULL,
  session_starts_at  timestamptz      NOT NULL,
  session_ends_at    timestamptz      NOT NULL,
  status             text             NOT NULL CONSTRAINT suggestion_status CHECK (status IN ('open', 'accepted', 'declined', 'expired')),
  because            text             NOT NULL CONSTRAINT suggestion_because CHECK (because IN
                       ('LIKELY_MISSED', 'FREE_TIME_FOLLOWS', 'SEVERAL_AT_RISK')),
  gain               double precision NOT NULL CONSTRAINT suggestion_gain_positive CHECK (gain > 0),
  -- Chances of a no-show, as forecast: of those who share the time, and the sum over the session.
  beside             double precision[] NOT NULL,
  expected_missed    double precision NOT NULL,
  added_waiting      integer          NOT NULL,
  added_overtime     integer          NOT NULL,
  overrun            double precision NOT NULL CONSTRAINT suggestion_overrun CHECK (overrun BETWEEN 0 AND 1),
  made_at            timestamptz      NOT NULL,
  expires_at         timestamptz      NOT NULL,
  decided_at         timestamptz,
  decided_by         uuid             CONSTRAINT suggestion_decided_by_fk REFERENCES app_user,
  decline_reason     text             CONSTRAINT suggestion_decline_reason_length CHECK (length(decline_reason) BETWEEN 1 AND 500),
  appointment_id     uuid             CONSTRAINT suggestion_appointment_fk REFERENCES appointment
                                        CONSTRAINT suggestion_appointment_key UNIQUE,
  CONSTRAINT suggestion_length CHECK (starts_at < ends_at),
  CONSTRAINT suggestion_in_session CHECK (session_starts_at <= starts_at AND ends_at <= session_ends_at),
  CONSTRAINT suggestion_accepted_is_booked CHECK ((status = 'accepted') = (appointment_id IS NOT NULL)),
  CONSTRAINT suggestion_declined_says_why CHECK ((status = 'declined') = (decline_reason IS NOT NULL)),
  CONSTRAINT suggestion_decided CHECK ((status IN ('accepted', 'declined')) = (decided_by IS NOT NULL)),
  CONSTRAINT suggestion_ended CHECK ((status = 'open') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX suggestion_open_key ON suggestion (practitioner_id, starts_at, ends_at) WHERE status = 'open';
CREATE INDEX suggestion_start_ix ON suggestion (starts_at, id);
CREATE INDEX suggestion_due_ix ON suggestion (expires_at) WHERE status = 'open';
CREATE INDEX suggestion_declined_ix ON suggestion (practitioner_id, starts_at) WHERE status = 'declined';

-- What came of an accepted suggestion, written once when its session is over.
CREATE TABLE overbooking_ledger (
  suggestion_id  uuid        CONSTRAINT overbooking_ledger_pk PRIMARY KEY
                               CONSTRAINT overbooking_ledger_suggestion_fk REFERENCES suggestion,
  visits         integer     NOT NULL,
  missed         integer     NOT NULL,
  extra_came     boolean,
  closed_at      timestamptz NOT NULL,
  CONSTRAINT overbooking_ledger_counts CHECK (missed BETWEEN 0 AND visits)
);
CREATE INDEX overbooking_ledger_closed_ix ON overbooking_ledger (closed_at);

GRANT SELECT, UPDATE ON overbooking_config TO ${app_role};
GRANT SELECT, INSERT, DELETE ON overbooking_opt_in, no_show_model TO ${app_role};
GRANT SELECT, INSERT ON no_show_rate, no_show_bin, overbooking_ledger TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON suggestion TO ${app_role};
