package org.hospitalscheduling.web.intake;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.intake.ImportColumn;
import org.hospitalscheduling.intake.ImportLine;
import org.hospitalscheduling.intake.LineFault;
import org.hospitalscheduling.intake.LineFault.Rule;
import org.hospitalscheduling.shared.Text;
import org.hospitalscheduling.web.input.InvalidInputException;

/**
 * A CSV file of departments, doctors and hours, as lines. RFC 4180 with comma or semicolon,
 * detected from the heading: spreadsheets write one or the other depending on their locale. Cells
 * are text, whatever they begin with.
 */
final class DirectoryCsv {

  private static final int MAX_LINES = 5_000;

  /** A cell with more line breaks was never closed. */
  private static final int MAX_LINES_OF_ONE = 20;

  private final List<ImportLine> lines = new ArrayList<>();
  private final List<LineFault> faults = new ArrayList<>();

  private DirectoryCsv() {}

  /**
   * Parses the file; faults in the heading or in a line's form are among the faults.
   *
   * @throws InvalidInputException if it is not UTF-8 text, or longer than 5,000 lines
   */
  static DirectoryCsv read(byte[] bytes) {
    String text = text(bytes);
    if (text.chars().filter(letter -> letter == '\n').count() > MAX_LINES + 1) {
      throw new InvalidInputException("body", "must have at most 5,000 lines");
    }
    DirectoryCsv file = new DirectoryCsv();
    file.parse(text);
    if (file.lines.size() > MAX_LINES) {
      throw new InvalidInputException("body", "must have at most 5,000 lines");
    }
    return file;
  }

  List<ImportLine> lines() {
    return lines;
  }

  List<LineFault> faults() {
    return faults;
  }

  private static String text(byte[] bytes) {
    try {
      return Text.decode(bytes);
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidInputException("body", "must be text in UTF-8");
    }
  }

  private void parse(String text) {
    int number = 1;
    try (CSVReader csv = reader(text)) {
      List<Optional<ImportColumn>> columns = null;
      for (String[] cells = csv.readNext(); cells != null; cells = csv.readNext()) {
        if (columns == null) {
          columns = heading(cells);
          if (!faults.isEmpty()) {
            return;
          }
        } else {
          line(number, columns, cells);
        }
        number = (int) csv.getLinesRead() + 1;
      }
      if (columns == null) {
        heading(new String[0]);
      }
    } catch (IOException | CsvException malformed) {
      // Parsing a text in memory cannot fail for any other reason.
      faults.add(
          new LineFault(
              number,
              null,
              Rule.NOT_A_LINE,
              "The line cannot be read. Is a quotation mark missing?",
              null));
    }
  }

  private static CSVReader reader(String text) {
    String heading = text.lines().findFirst().orElse("");
    long commas = heading.chars().filter(letter -> letter == ',').count();
    long semicolons = heading.chars().filter(letter -> letter == ';').count();
    return new CSVReaderBuilder(new StringReader(text))
        .withCSVParser(
            new RFC4180ParserBuilder().withSeparator(semicolons > commas ? ';' : ',').build())
        .withMultilineLimit(MAX_LINES_OF_ONE)
        .build();
  }

  private List<Optional<ImportColumn>> heading(String[] cells) {
    List<Optional<ImportColumn>> columns = new ArrayList<>();
    for (String cell : cells) {
      Optional<ImportColumn> column = ImportColumn.ofHeading(cell);
      if (!Text.isBlank(cell) && (column.isEmpty() || columns.contains(column))) {
        faults.add(
            new LineFault(
                1,
                column.orElse(null),
                Rule.NOT_A_LINE,
                column.isEmpty()
                    ? "The heading has an unknown column."
                    : "The heading has the same column twice.",
                printable(cell)));
      }
      columns.add(column);
    }
    require(columns, ImportColumn.DEPARTMENT);
    boolean hours =
        columns.contains(Optional.of(ImportColumn.WEEKDAY))
            || columns.contains(Optional.of(ImportColumn.FROM))
            || columns.contains(Optional.of(ImportColumn.TO));
    if (hours) {
      for (ImportColumn column :
          List.of(ImportColumn.DOCTOR, ImportColumn.WEEKDAY, ImportColumn.FROM, ImportColumn.TO)) {
        require(columns, column);
      }
    }
    return columns;
  }

  private void require(List<Optional<ImportColumn>> columns, ImportColumn column) {
    if (!columns.contains(Optional.of(column))) {
      faults.add(
          new LineFault(
              1,
              column,
              Rule.MISSING,
              "The heading lacks the column " + column.code() + ".",
              null));
    }
  }

  private void line(int number, List<Optional<ImportColumn>> columns, String[] cells) {
    Map<ImportColumn, String> found = new EnumMap<>(ImportColumn.class);
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i] == null ? "" : Text.strip(Text.nfc(cells[i]));
      if (Text.isBlank(cell)) {
        continue;
      }
      Optional<ImportColumn> column = i < columns.size() ? columns.get(i) : Optional.empty();
      if (column.isEmpty()) {
        faults.add(
            new LineFault(
                number,
                null,
                Rule.NOT_A_LINE,
                "The line has more values than the heading has columns.",
                printable(cell)));
        return;
      }
      found.put(column.get(), cell);
    }
    if (!found.isEmpty()) {
      lines.add(new ImportLine(number, found));
    }
  }

  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
