package org.hospitalscheduling.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that is stored about a patient, for the patient: what Articles 15 and 20 of the GDPR
 * and 45 CFR 164.524 and 164.528 (HIPAA) entitle them to. Rows of values by name, without those
 * that are not known; an instant is in UTC.
 *
 * @param id of the record, into which others may have been merged
 * @param at when it was read
 * @param person their record, and those that were merged into it
 * @param identifiers how other systems name them
 * @param notes what staff wrote of them
 * @param appointments in the order of time, also those that were cancelled
 * @param waitingList their places on the waiting list, also those that ended
 * @param offers of earlier times, and what they answered
 * @param mails about their appointments and offers, without texts, which are not kept
 * @param merges of their records that can still be taken back
 * @param log who saw or changed what, the newest first
 */
public record PatientRecord(
    UUID id,
    Instant at,
    List<Map<String, String>> person,
    List<Map<String, String>> identifiers,
    List<Map<String, String>> notes,
    List<Map<String, String>> appointments,
    List<Map<String, String>> waitingList,
    List<Map<String, String>> offers,
    List<Map<String, String>> mails,
    List<Map<String, String>> merges,
    List<Map<String, String>> log) {}
