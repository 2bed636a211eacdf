export default function patientData(
  operation: object,
  options: unknown,
  context: { path: (string | number)[] },
): { message: string; path: (string | number)[] }[];
