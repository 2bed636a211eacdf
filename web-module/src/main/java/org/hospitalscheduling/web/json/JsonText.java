package org.hospitalscheduling.web.json;

import jakarta.json.spi.JsonProvider;

/** JSON as text. */
public final class JsonText {

  /** The server's JSON-P provider, looked up once: every look-up searches the class path. */
  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonText() {}

  /** A record as an answer would carry it; see {@link JsonBinding}. */
  public static String of(Object view) {
    return JsonBinding.JSONB.toJson(view);
  }
}
