package org.hospitalscheduling.web.overbook;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.overbooking.Calibration;
import org.hospitalscheduling.overbooking.LedgerMonth;
import org.hospitalscheduling.overbooking.NoShowView;
import org.hospitalscheduling.overbooking.OptIn;
import org.hospitalscheduling.overbooking.OverbookingView;
import org.hospitalscheduling.overbooking.PreviewedSuggestion;
import org.hospitalscheduling.overbooking.SuggestionView;
import org.hospitalscheduling.waitlist.InvitationView;
import org.hospitalscheduling.waitlist.OfferView;
import org.hospitalscheduling.waitlist.WaitlistView;
import org.hospitalscheduling.web.json.JsonText;

/** Writes suggestions, the waitlist, offers and the rules of overbooking as JSON. */
final class OverbookWriter {

  private OverbookWriter() {}

  /** A list as an answer carries it. */
  static <T> String items(List<T> items, BiConsumer<JsonGenerator, T> members) {
    return object(
        json -> {
          json.writeStartArray("items");
          for (T item : items) {
            json.writeStartObject();
            members.accept(json, item);
            json.writeEnd();
          }
          json.writeEnd();
        });
  }

  /** One object. */
  static String object(Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JsonText.PROVIDER.createGenerator(text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEnd();
    }
    return text.toString();
  }

  static void suggestion(JsonGenerator json, SuggestionView view) {
    json.write("id", view.id().toString());
    json.write("version", view.version());
    json.write("doctorId", view.doctorId().toString());
    json.write("departmentId", view.departmentId().toString());
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    json.write("status", view.status().code());
    json.write("reason", sentence(view));
    json.write("because", word(view.because()));
    json.write("gain", view.gain());
    json.writeStartArray("noShow");
    view.noShow().forEach(json::write);
    json.writeEnd();
    json.write("expectedMissed", view.expectedMissed());
    json.write("addedWaitingSeconds", view.addedWaitingSeconds());
    json.write("addedOvertimeSeconds", view.addedOvertimeSeconds());
    json.write("overrun", view.overrun());
    json.write("madeAt", view.madeAt().toString());
    json.write("expiresAt", view.expiresAt().toString());
    text(json, "declineReason", view.declineReason());
    id(json, "appointmentId", view.appointmentId());
  }

  /** One sentence for staff; the numbers stand beside it. */
  private static String sentence(SuggestionView view) {
    return switch (view.because()) {
      case LIKELY_MISSED ->
          "A patient booked at that time has a no-show risk of %s."
              .formatted(percent(view.noShow().stream().findFirst().orElse(0.0)));
      case FREE_TIME_FOLLOWS -> "Free time follows: even if everyone comes, no one waits long.";
      case SEVERAL_AT_RISK ->
          "About %s of this session's patients are expected not to come."
              .formatted(String.format(Locale.ROOT, "%.1f", view.expectedMissed()));
    };
  }

  private static String percent(double chance) {
    return Math.round(chance * 100) + " %";
  }

  static void preview(JsonGenerator json, PreviewedSuggestion view) {
    json.write("doctorId", view.doctorId().toString());
    json.write("departmentId", view.departmentId().toString());
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    json.write("gain", view.gain());
    json.write("overrun", view.overrun());
  }

  static void entry(JsonGenerator json, WaitlistView view) {
    json.write("id", view.id().toString());
    json.write("version", view.version());
    json.write("status", view.status().code());
    patient(json, view.patient());
    json.write("departmentId", view.departmentId().toString());
    id(json, "doctorId", view.doctorId());
    id(json, "typeId", view.typeId());
    id(json, "appointmentId", view.appointmentId());
    json.write("minutes", view.minutes());
    json.write("priority", view.priority());
    text(json, "priorityReason", view.priorityReason());
    json.write("earliest", view.earliest().toString());
    time(json, "latest", view.latest());
    json.writeStartArray("days");
    Arrays.stream(DayOfWeek.values())
        .filter(view.days()::contains)
        .forEach(day -> json.write(WaitlistBodies.code(day)));
    json.writeEnd();
    json.write("from", WaitlistBodies.timeOfDay(view.fromMinute()));
    json.write("until", WaitlistBodies.timeOfDay(view.untilMinute()));
    text(json, "email", view.email());
    view.position().ifPresent(position -> json.write("position", position));
    json.write("invited", view.invited());
    time(json, "mailsStopped", view.mailsStopped());
    json.write("joinedAt", view.joinedAt().toString());
  }

  static void offer(JsonGenerator json, OfferView view) {
    json.write("id", view.id().toString());
    json.write("doctorId", view.doctorId().toString());
    json.write("departmentId", view.departmentId().toString());
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    json.write("status", view.status().code());
    json.write("appointmentId", view.appointmentId().toString());
    json.write("made", view.made().toString());
    json.write("expires", view.expires().toString());
    json.writeStartArray("asked");
    for (OfferView.Asked asked : view.asked()) {
      json.writeStartObject();
      json.write("inviteId", asked.inviteId().toString());
      json.write("entryId", asked.entryId().toString());
      asked.patient().ifPresent(patient -> patient(json, patient));
      time(json, "sent", asked.sent());
      json.write("status", asked.status().code());
      time(json, "answered", asked.answered());
      json.writeEnd();
    }
    json.writeEnd();
    json.writeStartArray("skipped");
    for (OfferView.Skipped skipped : view.skipped()) {
      json.writeStartObject();
      json.write("entryId", skipped.entryId().toString());
      skipped.patient().ifPresent(patient -> patient(json, patient));
      json.write("because", word(skipped.because()));
      json.writeEnd();
    }
    json.writeEnd();
  }

  private static void patient(JsonGenerator json, PatientRef patient) {
    json.writeStartObject("patient");
    json.write("id", patient.id().toString());
    json.write("mrn", patient.mrn());
    json.write("name", patient.name());
    text(json, "birthDate", Optional.ofNullable(patient.birthDate()).map(Object::toString));
    json.writeEnd();
  }

  static void claim(JsonGenerator json, InvitationView view) {
    json.write("answer", view.answer().code());
    json.write("waiting", view.waiting());
    time(json, "instead", view.instead());
    json.write("doctor", view.doctor());
    json.write("department", view.department());
    json.write("start", view.start().toString());
    json.write("end", view.end().toString());
    json.write("expires", view.expires().toString());
  }

  static void config(JsonGenerator json, OverbookingView view) {
    json.write("version", view.version());
    json.write("enabled", view.enabled());
    json.write("waitCost", view.waitCost());
    json.write("overtimeCost", view.overtimeCost());
    json.write("overrunRisk", view.overrunRisk());
    json.write("planningQuantile", view.planningQuantile());
    json.write("maxPerSession", view.maxPerSession());
    json.write("minBooked", view.minBooked());
    json.write("minLeadMinutes", view.minLeadMinutes());
    json.write("horizonDays", view.horizonDays());
    json.write("holdMinutes", view.holdMinutes());
    json.write("inviteAtOnce", view.inviteAtOnce());
    json.write("fillChance", view.fillChance());
    json.write("offerFreed", view.offerFreed());
    json.writeStartArray("optIns");
    for (OptIn optIn : view.optIns()) {
      json.writeStartObject();
      json.write("subject", word(optIn.subject()));
      json.write("id", optIn.id().toString());
      json.write("allowed", optIn.allowed());
      json.writeEnd();
    }
    json.writeEnd();
    json.write("updatedAt", view.updatedAt().toString());
  }

  static void noShows(JsonGenerator json, NoShowView view) {
    time(json, "trainedAt", view.trainedAt());
    json.write("visits", view.visits());
    json.write("missed", view.missed());
    Calibration calibration = view.calibration();
    json.writeStartObject("calibration");
    json.write("visits", calibration.visits());
    json.write("missed", calibration.missed());
    json.write("brier", calibration.brier());
    json.write("reference", calibration.reference());
    json.writeStartArray("bins");
    for (Calibration.Bin bin : calibration.bins()) {
      json.writeStartObject();
      json.write("from", bin.from());
      json.write("visits", bin.visits());
      json.write("forecast", bin.forecast());
      json.write("observed", bin.observed());
      json.writeEnd();
    }
    json.writeEnd();
    json.writeEnd();
  }

  static void month(JsonGenerator json, LedgerMonth month) {
    json.write("month", month.month());
    json.write("accepted", month.accepted());
    json.write("expectedMissed", month.expectedMissed());
    json.write("missed", month.missed());
    json.write("came", month.came());
    json.write("stayedAway", month.stayedAway());
  }

  /** A constant's name as the API has words: {@code no-address}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void text(JsonGenerator json, String name, Optional<String> value) {
    value.ifPresent(text -> json.write(name, text));
  }

  private static void id(JsonGenerator json, String name, Optional<UUID> value) {
    text(json, name, value.map(UUID::toString));
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> value) {
    text(json, name, value.map(Instant::toString));
  }
}
