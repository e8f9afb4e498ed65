package lectern.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.store.Comparison.Relation;

/// A time as people write it: a day (`2026-11-01`), a minute or second of one (`2026-11-01T14:30`,
/// `2026-11-01T14:30:05Z`), or how long ago (`2d`).
///
/// A day is a stretch of time: `start > 2026-11-01` is after the whole of it and `<=` up to its
/// end. Without a zone, the machine's is meant.
sealed interface Moment {
  Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");

  /// Whether an instant stands in a relation to it.
  boolean holds(Relation relation, Instant instant, Instant now);

  /// Refuses relations that make no sense.
  ///
  /// @throws InputException if this is one of them
  void require(Relation relation);

  /// @throws InputException if the text is no time
  static Moment parse(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      ChronoUnit unit =
          switch (ago.group(2)) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
          };
      long count = Long.parseLong(ago.group(1)) * (ago.group(2).equals("w") ? 7 : 1);
      return new Ago(Duration.of(count, unit));
    }
    try {
      return stretch(text);
    } catch (DateTimeException e) {
      throw new InputException(
          "'"
              + text
              + "' is no time; write a day such as 2026-11-01, a time such as 2026-11-01T14:30, or"
              + " how long ago: 30m, 12h, 2d, 1w.",
          e);
    }
  }

  private static Stretch stretch(String text) {
    ZoneId here = ZoneId.systemDefault();
    if (!text.contains("T")) {
      LocalDate day = LocalDate.parse(text);
      return new Stretch(
          day.atStartOfDay(here).toInstant(), day.plusDays(1).atStartOfDay(here).toInstant());
    }
    boolean zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    Instant from =
        zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(here).toInstant();
    String clock = text.substring(text.indexOf('T') + 1).replaceFirst("Z$|[+-]\\d\\d:\\d\\d$", "");
    ChronoUnit precision =
        clock.length() <= "14:30".length()
            ? ChronoUnit.MINUTES
            : clock.contains(".") ? ChronoUnit.NANOS : ChronoUnit.SECONDS;
    return new Stretch(from, from.plus(1, precision));
  }

  /// From one instant up to another, without it.
  record Stretch(Instant from, Instant to) implements Moment {
    @Override
    public boolean holds(Relation relation, Instant instant, Instant now) {
      return relation.accepts(instant.isBefore(from) ? -1 : instant.isBefore(to) ? 0 : 1);
    }

    @Override
    public void require(Relation relation) {}
  }

  /// So long before now: `start > 2d` is within the last two days.
  record Ago(Duration age) implements Moment {
    @Override
    public boolean holds(Relation relation, Instant instant, Instant now) {
      return relation.accepts(instant.compareTo(now.minus(age)));
    }

    @Override
    public void require(Relation relation) {
      if (!relation.orders()) {
        throw new InputException(
            "No run began exactly so long ago; write 'start > 2d' for the last two days or"
                + " 'start < 2d' for what is older.");
      }
    }
  }
}
