package org.hospitalscheduling.web.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrPictureTest {
  private static final String PREFIX = "data:image/png;base64,";

  @Test
  void a_camera_reads_what_was_written() throws Exception {
    String uri =
        "otpauth://totp/Krankenhaus%20S%C3%BCd:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "&issuer=Krankenhaus%20S%C3%BCd&algorithm=SHA1&digits=6&period=30";
    String picture = QrPicture.dataUri(uri);
    assertThat(picture).startsWith(PREFIX);
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(
                Base64.getDecoder().decode(picture.substring(PREFIX.length()))));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    assertThat(
            new QRCodeReader()
                .decode(
                    new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText())
        .isEqualTo(uri);
  }
}
