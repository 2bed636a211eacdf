-- Why: a million rows are looked through by any one of who, what, which, whose, from where and how it ended, newest first.

DROP INDEX activity_actor_ix;
DROP INDEX activity_subject_ix;
CREATE INDEX activity_actor_ix ON activity (actor_id, at DESC, id DESC);
CREATE INDEX activity_name_ix ON activity (lower(actor_name), at DESC, id DESC);
CREATE INDEX activity_action_ix ON activity (action, at DESC, id DESC);
CREATE INDEX activity_subject_ix ON activity (subject_id, at DESC, id DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX activity_patient_ix ON activity (patient_id, at DESC, id DESC) WHERE patient_id IS NOT NULL;
CREATE INDEX activity_address_ix ON activity (address, at DESC, id DESC);
CREATE INDEX activity_request_ix ON activity (request_id) WHERE request_id <> '';
CREATE INDEX activity_outcome_ix ON activity (outcome, at DESC, id DESC) WHERE outcome <> 'success';
