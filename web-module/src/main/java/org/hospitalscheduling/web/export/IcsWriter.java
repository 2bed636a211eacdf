package org.hospitalscheduling.web.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;
import org.hospitalscheduling.shared.FoldingWriter;
import org.jspecify.annotations.Nullable;

/**
 * Appointments as iCalendar (RFC 5545), event by event: a calendar of 100,000 events is never in
 * memory.
 *
 * <p>Times are UTC, which needs no VTIMEZONE and is right on every day; calendar programs convert
 * to their own time zone. The UID is the appointment's id and SEQUENCE its version, so that
 * importing a later file moves the event instead of adding a second one.
 */
final class IcsWriter implements AppointmentRows {

  private final Writer writer;

  IcsWriter(OutputStream out) throws IOException {
    writer =
        new FoldingWriter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 15));
    writer.write(
        "BEGIN:VCALENDAR\r\n"
            + "VERSION:2.0\r\n"
            + "PRODID:-//Hospital Scheduling//Appointments//EN\r\n"
            + "CALSCALE:GREGORIAN\r\n");
  }

  @Override
  public void write(AppointmentView appointment) throws IOException {
    writer.write(event(appointment).toString());
  }

  /** The UID is derived from what the event shows anyway, so it is the same in the next file. */
  @Override
  public void write(BusyTime time) throws IOException {
    List<Property> properties = new ArrayList<>();
    UUID name =
        UUID.nameUUIDFromBytes(
            (time.doctor().id() + "/" + time.start() + "/" + time.end())
                .getBytes(StandardCharsets.UTF_8));
    properties.add(new Uid("busy-" + name + "@hospital-scheduling"));
    properties.add(new DtStamp(time.start().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new DtStart<>(time.start()));
    properties.add(new DtEnd<>(time.end()));
    properties.add(new Summary("Busy · " + text(time.doctor().name())));
    properties.add(new Location(text(time.department().name())));
    properties.add(ImmutableTransp.OPAQUE);
    properties.add(new XProperty("X-HOSPITAL-STATUS", "busy"));
    writer.write(new VEvent(new PropertyList(properties)).toString());
  }

  @Override
  public void close() throws IOException {
    writer.write("END:VCALENDAR\r\n");
    writer.flush();
  }

  private static VEvent event(AppointmentView appointment) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Uid(appointment.id() + "@hospital-scheduling"));
    properties.add(new DtStamp(appointment.updatedAt().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new DtStart<>(appointment.start()));
    properties.add(new DtEnd<>(appointment.end()));
    properties.add(new Summary(summary(appointment)));
    properties.add(new Location(text(appointment.department().name())));
    String description = description(appointment);
    if (!description.isEmpty()) {
      properties.add(new Description(description));
    }
    properties.add(status(appointment.status()));
    properties.add(transparency(appointment.status()));
    properties.add(new Sequence(appointment.version()));
    properties.add(new Created(appointment.createdAt().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(new LastModified(appointment.updatedAt().truncatedTo(ChronoUnit.SECONDS)));
    properties.add(ImmutableClazz.CONFIDENTIAL);
    properties.add(new XProperty("X-HOSPITAL-STATUS", appointment.status()));
    return new VEvent(new PropertyList(properties));
  }

  private static String summary(AppointmentView appointment) {
    return Stream.of(
            appointment.patient() == null ? "Held" : text(appointment.patient().name()),
            appointment.type() == null ? "" : text(appointment.type().name()),
            text(appointment.doctor().name()))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private static String description(AppointmentView appointment) {
    return Stream.of(
            appointment.patient() == null ? "" : "MRN " + text(appointment.patient().mrn()),
            text(appointment.reason()),
            appointment.overbooked() ? "Overbooked" : "")
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /**
   * RFC 5545 has three states; the exact status is added beside it. A missed appointment was a
   * confirmed one.
   */
  private static Status status(String code) {
    return switch (code) {
      case "proposed", "pending", "waitlist" -> ImmutableStatus.VEVENT_TENTATIVE;
      case "cancelled", "entered-in-error" -> ImmutableStatus.VEVENT_CANCELLED;
      default -> ImmutableStatus.VEVENT_CONFIRMED;
    };
  }

  /** A cancelled appointment does not block anybody's calendar. */
  private static Transp transparency(String code) {
    return status(code) == ImmutableStatus.VEVENT_CANCELLED
        ? ImmutableTransp.TRANSPARENT
        : ImmutableTransp.OPAQUE;
  }

  /**
   * Text that people entered: line ends are normalised, which the writer escapes; other control
   * characters are not allowed in TEXT.
   */
  static String text(@Nullable String written) {
    return written == null
        ? ""
        : written.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
  }
}
