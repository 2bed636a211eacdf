import { useLingui } from '@lingui/react/macro';
import type { Patient } from '@/api/model';
import { birthDateLabel } from '@/lib/birthDate';
import { Button } from '@/ui/Button';

interface Props {
  ends: Patient;
  stays: Patient;
  /** Shows who saw or changed one of them. */
  onPatient: (id: string) => void;
}

/** What is known of the two; what differs stands out. */
export function SideBySide({ ends, stays, onPatient }: Props) {
  const { t } = useLingui();
  const known = (patient: Patient) => [
    patient.name,
    patient.birthDate ? birthDateLabel(patient.birthDate) : '',
    patient.mrn,
    patient.phone ?? '',
    patient.email ?? '',
    patient.identifiers.map(({ system, value }) => `${system} | ${value}`).join(', '),
  ];
  const labels = [t`Name`, t`Date of birth`, t`MRN`, t`Phone`, t`E-mail`, t`Identifiers`];
  const [left, right] = [known(ends), known(stays)];
  return (
    <div className="overflow-x-auto">
      <table aria-label={t`The two records`} className="w-full text-left">
        <thead className="text-mute text-xs">
          <tr>
            <td />
            <th scope="col" className="font-normal">{t`Record that ends`}</th>
            <th scope="col" className="font-normal">{t`Record that stays`}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            <tr key={label} className={left[at] === right[at] ? undefined : 'font-semibold'}>
              <th scope="row" className="pr-3 font-normal text-mute text-xs">
                {label}
              </th>
              <td className="break-words pr-3 align-top">{left[at] || '–'}</td>
              <td className="break-words align-top">{right[at] || '–'}</td>
            </tr>
          ))}
          <tr>
            <td />
            {Object.entries({ ends, stays }).map(([which, { id, mrn }]) => (
              <td key={which} className="pt-1.5">
                <Button
                  aria-label={t`Who saw or changed the patient with MRN ${mrn}`}
                  onClick={() => onPatient(id)}
                >
                  {t`Who saw it…`}
                </Button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
