package org.hospitalscheduling.web.export;

import java.util.Locale;
import org.hospitalscheduling.web.table.CsvFile;
import org.hospitalscheduling.web.table.XlsxFile;

/** What an export may be, each at a path of its own. */
enum ExportFormat {
  CSV(CsvFile.MEDIA_TYPE),
  ICS("text/calendar; charset=UTF-8"),
  XLSX(XlsxFile.MEDIA_TYPE);

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The ending of a file's name, and of the path. */
  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ExportFormat ofEnding(String ending) {
    return valueOf(ending.toUpperCase(Locale.ROOT));
  }
}
