package org.hospitalscheduling.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A readable name for a device, derived from its {@code User-Agent} (RFC 9110, section 10.1.5).
 * User agents contain other browsers' names, so the order matters.
 */
final class DeviceName {
  private static final int LONGEST = 60;

  private static final Map<String, String> BROWSERS =
      ordered(
          "Edg", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser", "Samsung Internet",
          "Firefox/", "Firefox",
          "FxiOS", "Firefox",
          "HeadlessChrome", "Chrome",
          "CriOS", "Chrome",
          "Chrome/", "Chrome",
          "Safari/", "Safari");

  private static final Map<String, String> SYSTEMS =
      ordered(
          "iPhone", "iPhone",
          "iPad", "iPad",
          "Android", "Android",
          "CrOS", "ChromeOS",
          "Windows", "Windows",
          "Mac OS X", "macOS",
          "Linux", "Linux");

  private DeviceName() {}

  /** For instance {@code Firefox on Linux}; the client's own text if neither is known. */
  static String of(String userAgent) {
    String browser = first(BROWSERS, userAgent);
    String system = first(SYSTEMS, userAgent);
    if (!browser.isEmpty() && !system.isEmpty()) {
      return browser + " on " + system;
    }
    if (!browser.isEmpty() || !system.isEmpty()) {
      return browser + system;
    }
    String own = userAgent.strip();
    if (own.isEmpty()) {
      return "Unknown device";
    }
    return own.length() <= LONGEST ? own : own.substring(0, LONGEST);
  }

  private static String first(Map<String, String> marks, String userAgent) {
    return marks.entrySet().stream()
        .filter(mark -> userAgent.contains(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> ordered(String... marksAndNames) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < marksAndNames.length; i += 2) {
      map.put(marksAndNames[i], marksAndNames[i + 1]);
    }
    return map;
  }
}
