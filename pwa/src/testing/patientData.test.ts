import { describe, expect, test } from 'vitest';
import patientData from '../../functions/patientData.js';

const PATIENT = { type: 'object', required: ['id', 'mrn'], properties: { id: {}, mrn: {}, name: {} } };

function faults(schema: object, mark?: boolean): string[] {
  const operation = {
    operationId: 'list',
    responses: { 200: { content: { 'application/json': { schema } } }, default: { content: {} } },
    ...(mark === undefined ? {} : { 'x-patient-data': mark }),
  };
  return patientData(operation, null, { path: [] }).map((fault) => fault.message);
}

describe('the linter of the contract', () => {
  test('16.3.2: refuses an operation that shows a patient and does not say so', () => {
    for (const schema of [
      PATIENT,
      { properties: { items: { type: 'array', items: { properties: { patient: PATIENT } } } } },
      { allOf: [{ oneOf: [{ additionalProperties: PATIENT }] }] },
      { properties: { birthDate: {} } },
    ]) {
      expect(faults(schema).join()).toContain('has no x-patient-data');
      expect(faults(schema, false).join()).toContain('has no x-patient-data');
    }
    expect(faults(PATIENT, true)).toEqual([]);
    expect(faults({ properties: { id: {}, name: {}, total: {} } })).toEqual([]);
  });

  test('16.3.2: refuses a patient who could not be recorded', () => {
    for (const schema of [
      { required: ['mrn'], properties: { id: {}, mrn: {} } },
      { required: ['id'], properties: { id: {}, birthDate: {} } },
      { properties: { items: { items: { properties: { mrn: {} } } } } },
    ]) {
      expect(faults(schema, true).join()).toContain('without the id and the mrn');
    }
  });
});
