package org.hospitalscheduling.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The bytes that a seal is the hash of, defined so that anybody can recompute it with other tools:
 *
 * <pre>
 * hash = SHA-256( hash of previous seal, 32 bytes
 *                 row*                                in order of arrival
 *                 seq first last rows at )            of the seal itself
 * row  = arrival id at actor_id actor_name action outcome subject_type subject_id patient_id address
 *        request_id n (name text)*                    n entries of detail, by name
 * </pre>
 *
 * Each field is a netstring (D. J. Bernstein: {@code length:bytes,}) of its UTF-8 text; a null is a
 * single {@code -}. Numbers are decimal, UUIDs lower-case with hyphens, times UTC with six digits
 * after the point ({@code 2026-11-23T09:00:00.000000Z}). Names are ordered by their bytes.
 */
final class CanonicalForm {

  /** The columns of a row in the order and form that {@link #add(ResultSet)} reads. */
  static final String COLUMNS =
      """
      arrival::text, id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      actor_id::text, actor_name, action, outcome, subject_type, subject_id::text, patient_id::text,
      address, request_id,
      ARRAY(SELECT key FROM jsonb_each_text(detail) ORDER BY key COLLATE "C") AS names,
      ARRAY(SELECT value FROM jsonb_each_text(detail) ORDER BY key COLLATE "C") AS texts
      """;

  private static final int PLAIN_COLUMNS = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final MessageDigest digest;

  /** Begins a seal on top of the seal with this hash. */
  CanonicalForm(byte[] previous) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    digest.update(previous);
  }

  /** Adds the result set's current row, which has {@link #COLUMNS}. */
  void add(ResultSet row) throws SQLException {
    for (int column = 1; column <= PLAIN_COLUMNS; column++) {
      add(row.getString(column));
    }
    String[] names = (String[]) row.getArray(PLAIN_COLUMNS + 1).getArray();
    String[] texts = (String[]) row.getArray(PLAIN_COLUMNS + 2).getArray();
    add(Integer.toString(names.length));
    for (int i = 0; i < names.length; i++) {
      add(names[i]);
      add(texts[i]);
    }
  }

  /** Completes the seal and returns its hash. */
  byte[] hash(long seq, long first, long last, int rows, Instant at) {
    add(Long.toString(seq));
    add(Long.toString(first));
    add(Long.toString(last));
    add(Integer.toString(rows));
    add(TIME.format(at));
    return digest.digest();
  }

  private void add(String field) {
    if (field == null) {
      digest.update((byte) '-');
      return;
    }
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update((byte) ',');
  }
}
