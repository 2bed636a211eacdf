/**
 * Holds the contract to what the server counts on when it records who was shown whom: an operation whose answer shows a
 * patient says so (`x-patient-data`), and shows them as an object with `id` and `mrn`, by which they are found.
 */
const FIELDS = ['mrn', 'birthDate', 'patient'];

export default function patientData(operation, _options, context) {
  const faults = [];
  const shown = new Set();
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (status.startsWith('2')) {
      for (const content of Object.values(response.content ?? {})) {
        look(content.schema, new Set(), shown, faults);
      }
    }
  }
  if (shown.size > 0 && operation['x-patient-data'] !== true) {
    faults.push(`shows a patient (${[...shown].join(', ')}) and has no x-patient-data`);
  }
  return faults.map((message) => ({ message: `${operation.operationId} ${message}`, path: context.path }));
}

function look(schema, seen, shown, faults) {
  if (!schema || typeof schema !== 'object' || seen.has(schema)) {
    return;
  }
  seen.add(schema);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (FIELDS.includes(name)) {
      shown.add(name);
    }
    look(property, seen, shown, faults);
  }
  const isPatient = schema.properties?.mrn ?? schema.properties?.birthDate;
  if (isPatient && !['id', 'mrn'].every((name) => schema.required?.includes(name))) {
    faults.push('shows a patient without the id and the mrn by which it would be recorded');
  }
  for (const part of [
    schema.items,
    schema.additionalProperties,
    ...['allOf', 'anyOf', 'oneOf'].flatMap((k) => schema[k] ?? []),
  ]) {
    look(part, seen, shown, faults);
  }
}
