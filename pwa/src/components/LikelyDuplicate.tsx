import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { KnownPatient, PatientRequest } from '@/api/model';
import { birthDateLabel } from '@/lib/birthDate';
import { Button } from '@/ui/Button';

interface Props {
  typed: PatientRequest;
  likely: KnownPatient[];
  onUse: (known: KnownPatient) => void;
  onNew: () => void;
}

/** A new patient who has the name and the date of birth of one who is known: who is it? */
export function LikelyDuplicate({ typed, likely, onUse, onNew }: Props) {
  const { t } = useLingui();
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-warn/40 bg-warn/7 p-2.5">
      <p>
        <Plural
          value={likely.length}
          one="A patient with this name and date of birth is already registered. Nothing has been saved."
          other="# patients with this name and date of birth are already registered. Nothing has been saved."
        />
      </p>
      <table className="w-full text-left">
        <thead className="text-mute text-xs">
          <tr>
            <th scope="col" className="font-normal">{t`Name`}</th>
            <th scope="col" className="font-normal">{t`Date of birth`}</th>
            <th scope="col" className="font-normal">{t`MRN`}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {likely.map((known) => (
            <tr key={known.id}>
              <th scope="row" className="pr-2 font-semibold">
                {known.name}
              </th>
              <td className="pr-2">{known.birthDate && birthDateLabel(known.birthDate)}</td>
              <td className="pr-2">{known.mrn}</td>
              <td className="text-right">
                <Button
                  className="h-7 bg-panel px-2"
                  aria-label={t`Use this patient: ${known.name}, MRN ${known.mrn}`}
                  onClick={() => onUse(known)}
                >
                  <Trans>Use this patient</Trans>
                </Button>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="pr-2 font-normal">
              {typed.name}
            </th>
            <td className="pr-2">{typed.birthDate && birthDateLabel(typed.birthDate)}</td>
            <td className="pr-2">{typed.mrn ?? '–'}</td>
            <td className="text-mute text-right text-xs">{t`What you typed`}</td>
          </tr>
        </tbody>
      </table>
      <div>
        <Button className="h-7 bg-panel px-2" onClick={onNew}>
          <Trans>Register a new one anyway</Trans>
        </Button>
      </div>
    </div>
  );
}
