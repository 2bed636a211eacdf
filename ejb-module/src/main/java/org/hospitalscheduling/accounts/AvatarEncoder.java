package org.hospitalscheduling.accounts;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Seats;

/**
 * Re-encodes an uploaded picture, so that everything else in the file is dropped (OWASP ASVS 5.0,
 * 14.2.8). The format is detected from the file's first bytes, and its size is checked before its
 * pixels are decoded (5.2.2, 5.2.6). Works without a container.
 */
@ApplicationScoped
class AvatarEncoder {
  static final int SIDE = 256;

  private static final long MAX_PIXELS = 16_000_000;
  private static final int LONGEST_SIDE = 16_000;
  private static final float QUALITY = 0.9f;

  /** Decoding takes up to 64 MB, so few pictures are decoded at a time. */
  private final Seats seats =
      new Seats(
          2,
          Duration.ofSeconds(5),
          "Too many pictures are being processed. Try again in a few seconds.",
          Duration.ofSeconds(5));

  /**
   * The picture as it is stored: 256 x 256, cropped to the middle, upright; PNG if the original has
   * transparency, otherwise JPEG.
   *
   * @param file PNG, JPEG or WebP
   * @throws RefusedException {@link Refusal#NOT_A_PICTURE} if it is something else, damaged, or has
   *     more than 16 million pixels; {@link Refusal#BUSY}
   */
  public Avatar encode(byte[] file) {
    Format format = Format.of(file).orElseThrow(AvatarEncoder::notAPicture);
    try (Seats.Seat seat = seats.take()) {
      BufferedImage original = read(file, format);
      int turn = format == Format.JPEG ? JpegOrientation.of(file) : JpegOrientation.UPRIGHT;
      return write(JpegOrientation.upright(square(original), turn));
    } catch (IOException | RuntimeException e) {
      // A decoder may throw anything when it reads a crafted file.
      throw e instanceof RefusedException refused ? refused : notAPicture();
    }
  }

  private enum Format {
    PNG,
    JPEG,
    WEBP;

    static Optional<Format> of(byte[] file) {
      if (begins(file, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
        return Optional.of(PNG);
      }
      if (begins(file, 0, 0xFF, 0xD8, 0xFF)) {
        return Optional.of(JPEG);
      }
      if (begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P')) {
        return Optional.of(WEBP);
      }
      return Optional.empty();
    }

    /**
     * Names the WebP reader's class, since servers differ in which libraries' plug-ins ImageIO
     * finds.
     */
    ImageReader reader() throws IOException {
      return switch (this) {
        case PNG -> ImageIO.getImageReadersByFormatName("png").next();
        case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
        case WEBP -> new WebPImageReaderSpi().createReaderInstance();
      };
    }

    private static boolean begins(byte[] file, int at, int... bytes) {
      if (file.length < at + bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if ((file[at + i] & 0xFF) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static BufferedImage read(byte[] file, Format format) throws IOException {
    ImageReader reader = format.reader();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1
          || height < 1
          || width > LONGEST_SIDE
          || height > LONGEST_SIDE
          || (long) width * height > MAX_PIXELS) {
        throw new RefusedException(
            Refusal.NOT_A_PICTURE, "The picture is too large: at most 16 million pixels.");
      }
      ImageReadParam param = reader.getDefaultReadParam();
      // Enough pixels remain for a smooth reduction.
      int every = Math.max(1, Math.min(width, height) / (SIDE * 4));
      param.setSourceSubsampling(every, every, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  /** The largest square in the middle, halved repeatedly and then scaled to size. */
  private static BufferedImage square(BufferedImage original) {
    boolean transparent = original.getColorModel().hasAlpha();
    int side = Math.min(original.getWidth(), original.getHeight());
    BufferedImage image =
        drawn(
            original.getSubimage(
                (original.getWidth() - side) / 2, (original.getHeight() - side) / 2, side, side),
            side,
            transparent);
    while (side > SIDE * 2) {
      side /= 2;
      image = drawn(image, side, transparent);
    }
    return drawn(image, SIDE, transparent);
  }

  private static BufferedImage drawn(BufferedImage image, int side, boolean transparent) {
    BufferedImage result =
        new BufferedImage(
            side, side, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    if (!transparent) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, side, side);
    }
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, side, side, null);
    graphics.dispose();
    return result;
  }

  private static Avatar write(BufferedImage image) throws IOException {
    boolean transparent = image.getColorModel().hasAlpha();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(transparent ? "png" : "jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (!transparent) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return new Avatar(Ids.next(), transparent ? "image/png" : "image/jpeg", bytes.toByteArray());
  }

  private static RefusedException notAPicture() {
    return new RefusedException(
        Refusal.NOT_A_PICTURE, "The file is not a readable PNG, JPEG or WebP picture.");
  }
}
