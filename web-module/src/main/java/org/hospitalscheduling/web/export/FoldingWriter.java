package org.hospitalscheduling.web.export;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Folds content lines as RFC 5545, section 3.1, requires: no line is longer than 75 octets of
 * UTF-8, excluding its end, and no character is split. (The library's own writer counts
 * characters.)
 */
final class FoldingWriter extends FilterWriter {

  private static final int LONGEST = 75;

  private int octets;

  FoldingWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    int end = offset + length;
    for (int at = offset; at < end; ) {
      int character = text.codePointAt(at);
      int chars = Character.charCount(character);
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        int size = octets(character);
        if (octets + size > LONGEST) {
          out.write("\r\n ");
          octets = 1;
        }
        octets += size;
      }
      out.write(text, at, chars);
      at += chars;
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString((char) character), 0, 1);
  }

  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
