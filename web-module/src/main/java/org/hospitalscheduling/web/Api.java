package org.hospitalscheduling.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code <context>/api}. */
@ApplicationPath("/api")
public class Api extends Application {}
