package org.hospitalscheduling.web.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.hospitalscheduling.availability.Weeks;
import org.hospitalscheduling.availability.WorkingPeriod;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * How records become JSON: a component by its name, what is null or empty not at all unless the
 * record is {@link jakarta.json.bind.annotation.JsonbNillable}, and the rest as follows. Nothing is
 * read with it.
 */
@Provider
public class JsonBinding implements ContextResolver<Jsonb> {

  static final Jsonb JSONB =
      JsonbBuilder.create(
          new JsonbConfig()
              .withSerializers(new AppointmentWriter())
              .withAdapters(new Codes(), new Days(), new Hours(), new PartialDates()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }

  /** A day as FHIR names it, for instance {@code mon}. */
  public static String code(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** What is written and never read. */
  public abstract static class Written<T, J> implements JsonbAdapter<T, J> {
    @Override
    public final T adaptFromJson(J json) {
      throw new UnsupportedOperationException();
    }
  }

  /** Constants by their codes. */
  public static final class Codes extends Written<Coded, String> {
    @Override
    public String adaptToJson(Coded constant) {
      return constant.code();
    }
  }

  /** Days by their codes. */
  public static final class Days extends Written<DayOfWeek, String> {
    @Override
    public String adaptToJson(DayOfWeek day) {
      return code(day);
    }
  }

  /** Dates of which perhaps not all is known, as FHIR writes them. */
  public static final class PartialDates extends Written<PartialDate, String> {
    @Override
    public String adaptToJson(PartialDate date) {
      return date.text();
    }
  }

  /** Working hours as the contract has them: Monday is 1, the time of day in hours and minutes. */
  public static final class Hours extends Written<WorkingPeriod, Hours.Period> {

    /** See the contract's {@code WorkingPeriod}. */
    public record Period(
        int weekday,
        String from,
        long minutes,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Weeks weeks) {}

    @Override
    public Period adaptToJson(WorkingPeriod period) {
      return new Period(
          period.weekday().getValue(),
          period.from().toString().substring(0, 5),
          period.length().toMinutes(),
          period.validFrom(),
          period.validUntil(),
          period.weeks() == Weeks.EVERY ? null : period.weeks());
    }
  }
}
