-- Why: the monitor counts what a user read and exported within the hour without passing by everything else that the user did.

CREATE INDEX activity_patient_read_ix ON activity (actor_id, at DESC) INCLUDE (patient_id)
  WHERE action = 'patient-data-read' AND patient_id IS NOT NULL;
CREATE INDEX activity_exported_ix ON activity (actor_id, at DESC)
  WHERE action IN ('patient-data-exported', 'activity-exported');
