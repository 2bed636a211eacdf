package org.hospitalscheduling.web.activity;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.ClosedPatient;
import org.hospitalscheduling.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Finds in JSON whom it shows, while it passes by. In our answers a patient, and nothing else, is
 * an object with an {@code id} and an {@code mrn}; the contract's linter holds the contract to it.
 *
 * <p>It reads bytes and keeps no text, because every answer passes here: a list of ten thousand
 * appointments is a few megabytes.
 */
public final class PatientScan {

  private static final int LONGEST = 36;

  private enum Key {
    ID,
    MRN,
    ITEMS,
    OTHER;

    static Key of(String name) {
      return switch (name) {
        case "id" -> ID;
        case "mrn" -> MRN;
        case "items" -> ITEMS;
        default -> OTHER;
      };
    }
  }

  /** An object or array that is open. */
  private static final class Level {
    boolean isObject;
    boolean isItems;
    boolean hasMrn;
    Key key = Key.OTHER;
    @Nullable UUID id;

    void open(boolean object, boolean items) {
      isObject = object;
      isItems = items;
      hasMrn = false;
      key = Key.OTHER;
      id = null;
    }
  }

  private final Set<UUID> patients = new HashSet<>();
  private final List<Level> levels = new ArrayList<>();
  private final byte[] text = new byte[LONGEST];
  private int depth;
  private int length;
  private boolean inText;
  private boolean escaped;
  private boolean beforeColon;
  private boolean hasItems;
  private long items;

  /** The scan of a whole text. */
  public static PatientScan of(String json) {
    return of(json.getBytes(StandardCharsets.UTF_8));
  }

  static PatientScan of(byte[] json) {
    PatientScan scan = new PatientScan();
    for (byte next : json) {
      scan.take(next);
    }
    return scan;
  }

  /** Reads what is written to the stream that it returns. */
  OutputStream of(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int next) throws IOException {
        take((byte) next);
        out.write(next);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
          take(bytes[i]);
        }
        out.write(bytes, from, count);
      }
    };
  }

  /** The ids of the patients, but for those who are masked. */
  public Set<UUID> patients() {
    return patients;
  }

  /** How many items a list has; 1 for anything else. */
  long items() {
    return hasItems ? items : 1;
  }

  private void take(byte next) {
    if (inText) {
      inText(next);
      return;
    }
    switch (next) {
      case '"' -> {
        inText = true;
        length = 0;
      }
      case '{' -> {
        if (depth > 0 && top().isItems) {
          items++;
        }
        open(true, false);
        beforeColon = true;
      }
      case '[' -> {
        boolean isItems = depth == 1 && top().key == Key.ITEMS;
        hasItems |= isItems;
        open(false, isItems);
        beforeColon = false;
      }
      case '}', ']' -> close();
      case ',' -> beforeColon = depth > 0 && top().isObject;
      case ':' -> beforeColon = false;
      default -> {
        // White space, a number or a word.
      }
    }
  }

  private void inText(byte next) {
    if (escaped) {
      escaped = false;
      keep(next);
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      inText = false;
      ended();
    } else {
      keep(next);
    }
  }

  private void keep(byte next) {
    if (length < LONGEST) {
      text[length] = next;
    }
    length++;
  }

  /** A text has ended: a key, or a value. */
  private void ended() {
    if (depth == 0 || !top().isObject) {
      return;
    }
    Level level = top();
    if (beforeColon) {
      level.key = length > LONGEST ? Key.OTHER : Key.of(kept());
    } else if (level.key == Key.ID && length == LONGEST) {
      level.id = Ids.parse(kept()).orElse(null);
    } else if (level.key == Key.MRN) {
      level.hasMrn = true;
    }
  }

  private String kept() {
    return new String(text, 0, length, StandardCharsets.US_ASCII);
  }

  private Level top() {
    return levels.get(depth - 1);
  }

  private void open(boolean isObject, boolean isItems) {
    if (levels.size() == depth) {
      levels.add(new Level());
    }
    depth++;
    top().open(isObject, isItems);
  }

  private void close() {
    if (depth > 0) {
      Level level = top();
      if (level.hasMrn && level.id != null && !level.id.equals(ClosedPatient.ID)) {
        patients.add(level.id);
      }
      depth--;
    }
  }
}
