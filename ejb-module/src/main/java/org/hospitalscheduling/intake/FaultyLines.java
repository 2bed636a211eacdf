package org.hospitalscheduling.intake;

import java.util.List;
import org.hospitalscheduling.shared.RefusalFacts;

/** The lines for which nothing of a file was taken. */
public record FaultyLines(List<LineFault> lines) implements RefusalFacts {}
