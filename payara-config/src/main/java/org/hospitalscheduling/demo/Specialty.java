package org.hospitalscheduling.demo;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A department of the demonstration: its colour, its five doctors and their appointment types.
 *
 * <p>The colours have about the same lightness (OKLCH 0.54 to 0.60), so that each has a contrast of
 * 3:1 or better as a mark on white and on the dark theme; plain red and amber are reserved for
 * their meaning in the app.
 *
 * <p>The order of the doctors is that of {@link Rota#ofDepartment}: the last works at weekends.
 */
enum Specialty {
  CARDIOLOGY(
      "Cardiology",
      "#c54868",
      Clientele.ADULTS,
      List.of(
          "Dr. Miriam Adler",
          "Dr. Thomas Baker",
          "Dr. Ingrid Solberg",
          "Dr. Rajiv Menon",
          "Dr. Chiara Lombardi"),
      new Kind("Follow-up", 20, 5, "Blood pressure control", "Medication review", "After stent"),
      new Kind("ECG", 15, 3, "Palpitations", "Before surgery", "Yearly ECG"),
      new Kind("Echocardiography", 30, 3, "Murmur, referred", "Heart failure, control"),
      new Kind("New patient", 45, 3, "Chest pain on exertion", "Shortness of breath", "Fainting"),
      new Kind("Stress test", 45, 1, "Chest pain on exertion", "Before returning to sport"),
      new Kind("Pacemaker check", 20, 1, "Half-yearly check", "Battery at its end?")),
  NEUROLOGY(
      "Neurology",
      "#3976ce",
      Clientele.ADULTS,
      List.of(
          "Dr. Wei Chen",
          "Dr. Sofia Diaz",
          "Dr. Henrik Dahl",
          "Dr. Amina Farouk",
          "Dr. Pavel Sedlák"),
      new Kind("Follow-up", 20, 5, "Migraine diary", "Epilepsy, control", "Parkinson's, dose"),
      new Kind("New patient", 45, 3, "Headache, new", "Numbness left hand, referred", "Dizziness"),
      new Kind("EEG", 45, 2, "First seizure", "Epilepsy, control"),
      new Kind("EMG", 40, 2, "Carpal tunnel?", "Weakness of the foot"),
      new Kind("Memory clinic", 60, 1, "Forgetful, family is worried", "Control after a year")),
  ORTHOPEDICS(
      "Orthopedics",
      "#2f9357",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Gareth Evans",
          "Dr. Ute Fischer",
          "Dr. Marco Bellini",
          "Dr. Yuki Mori",
          "Dr. Nadia Haddad"),
      new Kind(
          "Follow-up", 15, 5, "After cast removal", "Six weeks after surgery", "Physio report"),
      new Kind("Knee", 30, 3, "Knee pain on stairs", "Meniscus?", "Cruciate ligament, control"),
      new Kind("Hip", 30, 2, "Hip pain at night", "Before replacement"),
      new Kind("Shoulder", 30, 2, "Cannot lift the arm", "After dislocation"),
      new Kind("Spine", 30, 2, "Low back pain", "Slipped disc, second opinion"),
      new Kind("X-ray review", 15, 2, "Fracture, two weeks", "Result of Monday's X-ray"),
      new Kind("New patient", 45, 1, "Referred by family doctor")),
  DERMATOLOGY(
      "Dermatology",
      "#a751b5",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Priya Gupta",
          "Dr. Lars Holmgren",
          "Dr. Elena Petrescu",
          "Dr. Daniel Okoye",
          "Dr. Anna Wiśniewska"),
      new Kind("Mole check", 15, 6, "Yearly skin check", "Mole has changed", "Many moles"),
      new Kind("Eczema", 20, 3, "Flare-up", "New ointment, control"),
      new Kind("Acne", 20, 3, "Treatment control", "First visit"),
      new Kind("Biopsy", 30, 2, "Suspicious mole, back", "Result needed before surgery"),
      new Kind("Allergy test", 30, 1, "Rash after antibiotics", "Contact allergy?"),
      new Kind("Stitches out", 10, 1, "Ten days after excision")),
  PEDIATRICS(
      "Pediatrics",
      "#ba6734",
      Clientele.CHILDREN,
      List.of(
          "Dr. Johanna Keller",
          "Dr. Samuel Wright",
          "Dr. Leila Rahimi",
          "Dr. Mateus Azevedo",
          "Dr. Hye-jin Park"),
      new Kind("Check-up", 30, 4, "Check-up by age", "School entry", "Growth curve"),
      new Kind("Vaccination", 15, 4, "Second dose", "Booster", "Flu vaccination"),
      new Kind("Sick visit", 15, 5, "Fever for three days", "Ear ache", "Cough at night"),
      new Kind("Asthma clinic", 30, 1, "Inhaler technique", "Control after winter"),
      new Kind("Development", 45, 1, "Speech delay?", "Referred by kindergarten")),
  GYNECOLOGY(
      "Gynecology",
      "#c3518d",
      Clientele.WOMEN,
      List.of(
          "Dr. Beatriz Navarro",
          "Dr. Karin Lindberg",
          "Dr. Fatma Yıldırım",
          "Dr. Olivia Marsh",
          "Dr. Ngozi Obi"),
      new Kind("Check-up", 20, 5, "Yearly check-up", "Smear, control"),
      new Kind("Antenatal", 30, 4, "Week 12", "Week 20", "Week 28", "Week 34"),
      new Kind("Ultrasound", 20, 3, "Cyst, control", "Growth of the child"),
      new Kind("New patient", 40, 1, "Irregular bleeding", "Attempt for a child"),
      new Kind("Menopause clinic", 30, 1, "Sleep and hot flushes")),
  GENERAL_MEDICINE(
      "General Medicine",
      "#2b9384",
      Clientele.ADULTS,
      List.of(
          "Dr. Peter Novak",
          "Dr. Caroline Dubois",
          "Dr. Ahmed Saleh",
          "Dr. Ruth Goldberg",
          "Dr. Tomasz Zieliński"),
      new Kind("Consultation", 15, 8, "Cold for two weeks", "Back pain", "Tired", "Sick note"),
      new Kind("Blood test", 10, 4, "Sugar and lipids", "Thyroid, control", "Before surgery"),
      new Kind("Check-up", 30, 3, "Check-up 35+", "Yearly check-up"),
      new Kind("Diabetes clinic", 30, 2, "HbA1c and feet", "Insulin dose"),
      new Kind("Vaccination", 10, 2, "Flu vaccination", "Before travelling"),
      new Kind("Wound care", 15, 1, "Leg ulcer, dressing")),
  OPHTHALMOLOGY(
      "Ophthalmology",
      "#138db1",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Hannah Weiss",
          "Dr. Luca Conti",
          "Dr. Mei-Ling Tan",
          "Dr. Oskar Nyström",
          "Dr. Simran Gill"),
      new Kind("Eye pressure", 15, 4, "Glaucoma, control", "Pressure was high"),
      new Kind("Eye exam", 30, 4, "New glasses", "Diabetes, yearly", "Sees double"),
      new Kind("Cataract", 40, 2, "Before surgery", "Day after surgery", "Week after surgery"),
      new Kind("OCT scan", 20, 2, "Macula, control", "Injection due?"),
      new Kind("Visual field", 30, 1, "Glaucoma, yearly")),
  ENT(
      "Ear, Nose & Throat",
      "#7a59d3",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Jakob Steiner",
          "Dr. Marie-Claire Roux",
          "Dr. Kwabena Ofori",
          "Dr. Eva Horváth",
          "Dr. Deniz Aksoy"),
      new Kind("Consultation", 20, 6, "Sinusitis", "Hoarse for weeks", "Blocked ear"),
      new Kind("Hearing test", 30, 3, "Hears badly on the left", "Hearing aid, control"),
      new Kind("Endoscopy", 30, 2, "Snoring", "Trouble swallowing"),
      new Kind("Dizziness", 45, 1, "Spinning when lying down"),
      new Kind("After surgery", 15, 2, "Tonsils, one week", "Septum, splints out")),
  UROLOGY(
      "Urology",
      "#828721",
      Clientele.ADULTS,
      List.of(
          "Dr. Florian Brandl",
          "Dr. Alice Tremblay",
          "Dr. Vikram Joshi",
          "Dr. Stelios Markou",
          "Dr. Camila Rojas"),
      new Kind("Consultation", 20, 5, "Blood in urine", "Frequent infections", "PSA, control"),
      new Kind("Ultrasound", 20, 3, "Kidney stones", "Residual urine"),
      new Kind("Cystoscopy", 30, 2, "Control after surgery", "Blood in urine"),
      new Kind("Catheter change", 15, 2, "Every six weeks"),
      new Kind("Check-up", 20, 2, "Cancer screening")),
  RADIOLOGY(
      "Radiology",
      "#657383",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Isabel Moreau",
          "Dr. Björn Eklund",
          "Dr. Hassan Tariq",
          "Dr. Grace Mbeki",
          "Dr. Julian Hartmann"),
      new Kind("X-ray", 10, 5, "Thorax", "Wrist, fall", "Knee, both planes"),
      new Kind("Ultrasound", 20, 4, "Abdomen", "Thyroid", "Leg veins"),
      new Kind("CT", 30, 3, "Thorax, staging", "Abdomen with contrast", "Sinuses"),
      new Kind("MRI", 45, 3, "Knee", "Lumbar spine", "Head with contrast"),
      new Kind("Mammography", 20, 2, "Screening", "Control of finding")),
  URGENT_CARE(
      "Urgent Care",
      "#8d662c",
      Clientele.EVERYBODY,
      List.of(
          "Dr. Nicole Sommer",
          "Dr. Patrick O'Neill",
          "Dr. Zainab Khalil",
          "Dr. Milan Kovač",
          "Dr. Astrid Jørgensen"),
      new Kind("Assessment", 20, 6, "Abdominal pain", "Fever", "Fall at home", "Asthma attack"),
      new Kind("Wound", 30, 3, "Cut hand", "Dog bite", "Cut above the eye"),
      new Kind("Sprain or fracture", 30, 3, "Ankle twisted", "Fell off the bicycle"),
      new Kind("Review", 15, 2, "Wound, second day", "Fever is back"));

  private static final Set<UUID> OFTEN_MISSED =
      Stream.of(values())
          .filter(Specialty::manyStayAway)
          .map(DemoIds::department)
          .collect(Collectors.toUnmodifiableSet());

  final String title;
  final String colour;
  final Clientele clientele;
  final List<String> doctors;
  final List<Kind> kinds;

  Specialty(String title, String colour, Clientele clientele, List<String> doctors, Kind... kinds) {
    this.title = title;
    this.colour = colour;
    this.clientele = clientele;
    this.doctors = doctors;
    this.kinds = List.of(kinds);
  }

  /** Whether patients come without an earlier booking. */
  boolean isWalkIn() {
    return this == URGENT_CARE;
  }

  /** Whether overbooking is suggested here. */
  boolean isOverbooked() {
    return this == CARDIOLOGY || manyStayAway();
  }

  /** Routine yearly check-ups are often forgotten, so overbooking pays off there. */
  private boolean manyStayAway() {
    return this == DERMATOLOGY || this == OPHTHALMOLOGY;
  }

  /** How much more often than elsewhere patients of this department stay away. */
  static double absence(UUID department) {
    return OFTEN_MISSED.contains(department) ? 2.5 : 1;
  }

  /** The shortest appointment type here, in minutes. */
  int shortest() {
    return kinds.stream().mapToInt(Kind::minutes).min().orElseThrow();
  }

  /** Who is treated here. */
  enum Clientele {
    EVERYBODY,
    ADULTS,
    CHILDREN,
    WOMEN;

    boolean admits(boolean child, boolean woman) {
      return switch (this) {
        case EVERYBODY -> true;
        case ADULTS -> !child;
        case CHILDREN -> child;
        case WOMEN -> woman && !child;
      };
    }
  }

  /**
   * An appointment type.
   *
   * @param minutes its duration, on the 5-minute grid
   * @param weight how often it is booked compared with the others
   * @param reasons what patients give as the reason
   */
  record Kind(String name, int minutes, int weight, List<String> reasons) {
    Kind(String name, int minutes, int weight, String... reasons) {
      this(name, minutes, weight, List.of(reasons));
    }
  }
}
