import { Trans, useLingui } from '@lingui/react/macro';
import type { KnownPatient, PatientRequest, Problem } from '@/api/model';
import { birthDateLabel } from '@/lib/birthDate';
import { Button } from '@/ui/Button';

interface Props {
  typed: PatientRequest;
  known: KnownPatient;
  differs: Problem['differs'];
  onUse: (known: KnownPatient) => void;
  onCorrect: () => void;
}

/** Two people under one MRN, side by side: which of them is meant, nobody but who typed it can say. */
export function PatientDiffers({ typed, known, differs = [], onUse, onCorrect }: Props) {
  const { t } = useLingui();
  const { mrn } = known;
  const rows = [
    { field: 'name' as const, label: t`Name`, ours: known.name, theirs: typed.name },
    {
      field: 'birthDate' as const,
      label: t`Date of birth`,
      ours: known.birthDate && birthDateLabel(known.birthDate),
      theirs: typed.birthDate && birthDateLabel(typed.birthDate),
    },
  ];
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-harm/40 bg-harm/7 p-2.5">
      <p>
        <Trans>MRN {mrn} belongs to someone else. Nothing has been saved.</Trans>
      </p>
      <table className="w-full text-left">
        <thead className="text-mute text-xs">
          <tr>
            <td />
            <th scope="col" className="font-normal">{t`Known patient`}</th>
            <th scope="col" className="font-normal">{t`What you typed`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, ours, theirs }) => (
            <tr key={field} className={differs.includes(field) ? 'font-semibold' : undefined}>
              <th scope="row" className="pr-2 font-normal text-mute text-xs">
                {label}
              </th>
              <td className="pr-2 align-top">{ours || '–'}</td>
              <td className="align-top">{theirs || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap gap-1.5">
        <Button className="h-7 bg-panel px-2" disabled={!known.active} onClick={() => onUse(known)}>
          <Trans>Use the known patient</Trans>
        </Button>
        <Button className="h-7 bg-panel px-2" onClick={onCorrect}>
          <Trans>Correct what I typed</Trans>
        </Button>
      </div>
    </div>
  );
}
