package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarEncoderTest {
  private static final String CANARY = "GPS 48.2082 N 16.3738 E";

  private final AvatarEncoder encoder = new AvatarEncoder();

  @DisplayName("5.2.2: PNG, JPEG and WebP are taken by what is in them and kept as 256 x 256")
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void formats(String format) throws IOException {
    Avatar avatar = encoder.encode(file(picture(900, 600, false), format));
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(avatar.content()));
    assertThat(kept.getWidth()).isEqualTo(256);
    assertThat(kept.getHeight()).isEqualTo(256);
    assertThat(avatar.mediaType()).isEqualTo("image/jpeg");
    // The corners of the middle square of a picture that is red above and blue below.
    assertThat(isMostly(kept, 5, 5, Color.RED)).isTrue();
    assertThat(isMostly(kept, 250, 250, Color.BLUE)).isTrue();
  }

  @DisplayName("5.2.2: WebP, lossy and lossless")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
        "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
      })
  void webp(String base64) throws IOException {
    Avatar avatar = encoder.encode(Base64.getDecoder().decode(base64));
    assertThat(ImageIO.read(new ByteArrayInputStream(avatar.content())).getWidth()).isEqualTo(256);
  }

  @Test
  void transparency_is_kept() throws IOException {
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    Avatar avatar = encoder.encode(file(image, "png"));
    assertThat(avatar.mediaType()).isEqualTo("image/png");
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(avatar.content()));
    assertThat(kept.getRGB(128, 128) >>> 24).isZero();
  }

  @DisplayName("5.2.2: what is none of these is refused, whatever it calls itself")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GIF89a",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html><script>alert(1)</script>",
        "RIFF0000WEBPnothing of the kind",
        "%PDF-1.7"
      })
  void others(String text) {
    refused(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  @DisplayName("5.2.2: a damaged file is a refusal and no fault, wherever it is cut or spoilt")
  void damaged() throws IOException {
    Random random = new Random(1);
    for (String format : new String[] {"png", "jpeg"}) {
      byte[] whole = file(picture(64, 64, false), format);
      for (int i = 0; i < 200; i++) {
        byte[] spoilt = Arrays.copyOf(whole, 9 + random.nextInt(whole.length - 8));
        for (int n = 0; n < 5; n++) {
          spoilt[8 + random.nextInt(spoilt.length - 8)] = (byte) random.nextInt();
        }
        try {
          encoder.encode(spoilt);
        } catch (RefusedException e) {
          assertThat(e.refusal()).isEqualTo(Refusal.NOT_A_PICTURE);
        }
      }
    }
  }

  @DisplayName("5.2.6: a file that would unfold to gigabytes is refused by its header")
  @ParameterizedTest
  @CsvSource({"30000, 30000", "16001, 1", "1, 16001", "5000, 4000"})
  void pixels(int width, int height) throws IOException {
    refused(emptyPng(width, height));
  }

  @Test
  @DisplayName("14.2.8: nothing but the picture is kept: no place, no comment, no trailing archive")
  void metadata() throws IOException {
    byte[] jpeg = withExif(file(picture(300, 300, false), "jpeg"), 1);
    byte[] trailing = Arrays.copyOf(jpeg, jpeg.length + CANARY.length());
    System.arraycopy(
        CANARY.getBytes(StandardCharsets.US_ASCII), 0, trailing, jpeg.length, CANARY.length());
    assertThat(text(trailing)).contains("Exif", CANARY);
    assertThat(text(encoder.encode(trailing).content())).doesNotContain("Exif", CANARY);
  }

  @DisplayName("a photograph stands upright, however the camera was held")
  @ParameterizedTest(name = "orientation {0}")
  @CsvSource({"1, 5, 5", "3, 250, 250", "6, 250, 5", "8, 5, 250"})
  void orientation(int orientation, int x, int y) throws IOException {
    // As the sensor saw it: a green corner at the upper left, the rest white.
    BufferedImage seen = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = seen.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 512, 512);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, 128, 128);
    graphics.dispose();
    Avatar avatar = encoder.encode(withExif(file(seen, "jpeg"), orientation));
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(avatar.content()));
    assertThat(isMostly(kept, x, y, Color.GREEN)).isTrue();
  }

  private void refused(byte[] file) {
    assertThatThrownBy(() -> encoder.encode(file))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.NOT_A_PICTURE));
  }

  private static boolean isMostly(BufferedImage image, int x, int y, Color colour) {
    Color found = new Color(image.getRGB(x, y));
    return Math.abs(found.getRed() - colour.getRed()) < 40
        && Math.abs(found.getGreen() - colour.getGreen()) < 40
        && Math.abs(found.getBlue() - colour.getBlue()) < 40;
  }

  /** Red above, blue below. */
  private static BufferedImage picture(int width, int height, boolean transparent) {
    BufferedImage image =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, height / 2, width, height);
    graphics.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** A header that promises pixels which never come. */
  private static byte[] emptyPng(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13);
    return png.put(header.array()).putInt((int) crc.getValue()).array();
  }

  /** The same JPEG with an Exif block: orientation and location. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36 + CANARY.length());
    exif.putShort((short) 0xFFE1).putShort((short) (34 + CANARY.length()));
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    exif.put(CANARY.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + exif.capacity());
    all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
