package org.hospitalscheduling.web.json;

import jakarta.json.spi.JsonProvider;

/** The server's JSON-P, looked up once: every look-up searches the class path. */
public final class JsonText {

  public static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonText() {}
}
