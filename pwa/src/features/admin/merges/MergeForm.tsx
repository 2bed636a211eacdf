import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { mergePatient } from '@/api/merges';
import type { MergeOverlap, Patient } from '@/api/model';
import { Refused } from '@/api/problem';
import { PatientField } from '@/components/PatientField';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { toast } from '@/ui/toasts';
import { Overlaps } from './Overlaps';
import { SideBySide } from './SideBySide';

/** Which record ends, which one stays, and why they are one person's. */
export function MergeForm({ onPatient }: { onPatient: (id: string) => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [ends, setEnds] = useState<Patient | null>(null);
  const [stays, setStays] = useState<Patient | null>(null);
  const [reason, setReason] = useState('');
  /** How many were merged here: after each the fields begin anew. */
  const [merged, setMerged] = useState(0);
  const { submit, pending, error, fieldErrors, clear } = useSubmit();
  const overlaps = (error instanceof Refused && error.problem.overlaps) || null;

  /** Another choice is another question. */
  const choose = (set: (patient: Patient | null) => void) => (patient: Patient | null) => {
    clear();
    set(patient);
  };
  const merge = (accepted: readonly MergeOverlap[] = []) => {
    const found = {
      ends: ends ? undefined : t`Choose a patient`,
      stays: !stays
        ? t`Choose a patient`
        : stays.id === ends?.id
          ? t`Choose two different patients.`
          : undefined,
      reason: reason.trim() ? undefined : t`Required`,
    };
    void submit(found, async () => {
      if (!ends || !stays) return;
      await mergePatient(ends.id, ends.version, {
        into: stays.id,
        intoVersion: stays.version,
        reason: reason.trim(),
        overlaps: [...new Set(accepted.map(({ appointment }) => appointment.id))],
      });
      const [from, to] = [ends.mrn, stays.mrn];
      toast(t`MRN ${from} now leads to MRN ${to}.`);
      setEnds(null);
      setStays(null);
      setReason('');
      setMerged((before) => before + 1);
      await client.invalidateQueries({ queryKey: ['patients'] });
    });
  };
  return (
    <PlainForm onSubmit={() => merge()}>
      <div
        key={merged}
        className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-start gap-3 max-sm:grid-cols-1"
      >
        <PatientField
          label={t`Record that ends`}
          chosen={ends}
          onChoose={choose(setEnds)}
          error={fieldErrors.ends}
          autoFocus={false}
        />
        <Button
          className="sm:mt-5"
          aria-label={t`Swap the two`}
          title={t`Swap the two`}
          onClick={() => {
            clear();
            setEnds(stays);
            setStays(ends);
          }}
        >
          <ArrowLeftRight size={15} aria-hidden />
        </Button>
        <PatientField
          label={t`Record that stays`}
          chosen={stays}
          onChoose={choose(setStays)}
          error={fieldErrors.stays ?? fieldErrors.into}
          autoFocus={false}
        />
      </div>
      {ends && stays && <SideBySide ends={ends} stays={stays} onPatient={onPatient} />}
      <TextField
        label={t`Reason`}
        value={reason}
        maxLength={500}
        error={fieldErrors.reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {overlaps ? (
        <Overlaps overlaps={overlaps} pending={pending} onAccept={() => merge(overlaps)} />
      ) : (
        <>
          <FormError>{fieldErrors.form}</FormError>
          <div>
            <Button type="submit" variant="primary" disabled={pending}>
              <Trans>Merge</Trans>
            </Button>
          </div>
        </>
      )}
    </PlainForm>
  );
}
