package org.hospitalscheduling.shared;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Folds content lines as RFC 5545, section 3.1, requires: no line is longer than 75 octets of
 * UTF-8, excluding its end, and no character is split, however it is written. (The library's own
 * writer counts characters.)
 */
public final class FoldingWriter extends FilterWriter {

  private static final int LONGEST = 75;

  private int octets;

  /** The first half of a character whose second half has not been written yet; 0 for none. */
  private char half;

  public FoldingWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int at = offset; at < offset + length; at++) {
      write(text.charAt(at));
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(int character) throws IOException {
    write((char) character);
  }

  private void write(char next) throws IOException {
    if (half != 0) {
      char first = half;
      half = 0;
      fold(Character.toCodePoint(first, next));
      out.write(first);
      out.write(next);
    } else if (Character.isHighSurrogate(next)) {
      half = next;
    } else {
      fold(next);
      out.write(next);
    }
  }

  /** Begins another line if the character has no room in this one. */
  private void fold(int character) throws IOException {
    if (character == '\r' || character == '\n') {
      octets = 0;
      return;
    }
    int size = octets(character);
    if (octets + size > LONGEST) {
      out.write("\r\n ");
      octets = 1;
    }
    octets += size;
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

  /** Writes also half a character, if that is all there was. */
  @Override
  public void close() throws IOException {
    if (half != 0) {
      out.write(half);
    }
    super.close();
  }
}
