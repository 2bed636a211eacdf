package org.hospitalscheduling.accounts;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Which way up a photograph is. Cameras store pixels as the sensor saw them and note the
 * orientation (Exif 2.32, tag 274), which is dropped with the rest of the metadata.
 */
final class JpegOrientation {
  static final int UPRIGHT = 1;

  private static final int APP1 = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final int TAG = 0x0112;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private JpegOrientation() {}

  /** 1 to 8 as in Exif; 1 if the file has no valid orientation. */
  static int of(byte[] jpeg) {
    try {
      return find(ByteBuffer.wrap(jpeg));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer file) {
    int at = 2;
    while (at + 4 < file.limit()) {
      int marker = file.getShort(at) & 0xFFFF;
      int length = file.getShort(at + 2) & 0xFFFF;
      if (marker == START_OF_SCAN || marker < 0xFF00 || length < 2) {
        return UPRIGHT;
      }
      if (marker == APP1 && isExif(file, at + 4)) {
        int begin = at + 4 + EXIF.length;
        return inTiff(file.slice(begin, length - 2 - EXIF.length));
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static boolean isExif(ByteBuffer file, int at) {
    for (int i = 0; i < EXIF.length; i++) {
      if (file.get(at + i) != EXIF[i]) {
        return false;
      }
    }
    return true;
  }

  private static int inTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int orientation = tiff.getShort(entry + 8) & 0xFFFF;
        return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The square picture, rotated and mirrored so that it is upright. */
  static BufferedImage upright(BufferedImage square, int orientation) {
    if (orientation == UPRIGHT) {
      return square;
    }
    double middle = square.getWidth() / 2.0;
    int quarters =
        switch (orientation) {
          case 3, 4 -> 2;
          case 5, 6 -> 1;
          case 7, 8 -> 3;
          default -> 0;
        };
    AffineTransform turn = AffineTransform.getQuadrantRotateInstance(quarters, middle, middle);
    if (orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7) {
      turn.translate(square.getWidth(), 0);
      turn.scale(-1, 1);
    }
    BufferedImage result =
        new BufferedImage(square.getWidth(), square.getHeight(), square.getType());
    new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(square, result);
    return result;
  }
}
