package org.hospitalscheduling.notification;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.hospitalscheduling.shared.FoldingWriter;

/**
 * An appointment as an iCalendar object for its patient (RFC 5546). The UID is the same as in the
 * export, and SEQUENCE is the appointment's version: a later mail moves or cancels the event
 * instead of adding a second one. The event names the hospital, the department and the doctor, or
 * with {@code MAIL_DETAIL=minimal} the hospital alone, and nothing about the patient.
 */
final class CalendarFile {

  private CalendarFile() {}

  /**
   * The content of the event.
   *
   * @param organizer the hospital's own address
   * @param attendee the patient's
   */
  record Event(
      UUID appointmentId,
      int version,
      Instant start,
      Instant end,
      String summary,
      String location,
      String organizer,
      String attendee,
      Instant written) {}

  static Mail.Calendar request(Event event) {
    return of("REQUEST", event);
  }

  static Mail.Calendar cancel(Event event) {
    return of("CANCEL", event);
  }

  private static Mail.Calendar of(String method, Event event) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Uid(event.appointmentId() + "@hospital-scheduling"));
    properties.add(new Sequence(event.version()));
    properties.add(new DtStamp(event.written().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new DtStart<>(event.start()));
    properties.add(new DtEnd<>(event.end()));
    properties.add(new Summary(event.summary()));
    properties.add(new Location(event.location()));
    properties.add(new Organizer(mailto(event.organizer())));
    properties.add(new Attendee(mailto(event.attendee())));
    properties.add(
        method.equals("CANCEL")
            ? ImmutableStatus.VEVENT_CANCELLED
            : ImmutableStatus.VEVENT_CONFIRMED);
    Calendar calendar =
        new Calendar(
            new PropertyList(
                List.of(
                    new ProdId("-//Hospital Scheduling//Appointments//EN"),
                    ImmutableVersion.VERSION_2_0,
                    ImmutableCalScale.GREGORIAN,
                    new Method(method))),
            new ComponentList<>(List.of(new VEvent(new PropertyList(properties)))));
    StringWriter text = new StringWriter();
    try (FoldingWriter lines = new FoldingWriter(text)) {
      lines.write(calendar.toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Mail.Calendar(method, text.toString());
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }
}
