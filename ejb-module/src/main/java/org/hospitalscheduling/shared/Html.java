package org.hospitalscheduling.shared;

/** Text in HTML. */
public final class Html {

  private Html() {}

  /** The text as it is written between tags and in quoted attributes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
