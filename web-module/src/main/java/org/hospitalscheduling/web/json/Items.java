package org.hospitalscheduling.web.json;

import java.util.List;

/** A whole list as an answer contains it. */
public record Items<T>(List<T> items) {}
