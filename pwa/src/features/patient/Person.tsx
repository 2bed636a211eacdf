import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Mail, Phone } from 'lucide-react';
import type { Patient, PatientCard } from '@/api/model';
import { ageOn, birthDateLabel } from '@/lib/birthDate';
import { today } from '@/lib/zone';

const link = 'break-all text-accent underline-offset-2 hover:underline coarse:py-1.5';

interface Props {
  patient: Patient;
  visits: PatientCard['visits'];
}

/** Who they are, how they are reached, and whether they come. */
export function Person({ patient, visits }: Props) {
  const { t } = useLingui();
  const { name, mrn, birthDate, phone, phoneE164, email, active, confidential } = patient;
  const marks = [!active && t`inactive`, confidential && t`confidential`].filter(Boolean);
  return (
    <div className="grid gap-3">
      <header>
        <h2 className="break-words font-semibold text-xl tracking-tight">{name}</h2>
        <p className="text-mute">
          {birthDate ? bornLabel(birthDate) : t`Date of birth unknown`}
          {` · ${t`MRN`} ${mrn}`}
        </p>
        {marks.length > 0 && <p className="text-warn">{marks.join(' · ')}</p>}
      </header>
      <ul className="grid gap-1.5">
        <li className="flex items-center gap-2">
          <Phone size={14} aria-hidden className="shrink-0 text-mute" />
          {phone && phoneE164 && (
            <a href={`tel:${phoneE164}`} className={link}>
              {phone}
            </a>
          )}
          {phone && !phoneE164 && <span>{phone}</span>}
          {!phone && <span className="text-mute">{t`No phone number`}</span>}
        </li>
        <li className="flex items-center gap-2">
          <Mail size={14} aria-hidden className="shrink-0 text-mute" />
          {email ? (
            <a href={`mailto:${email}`} className={link}>
              {email}
            </a>
          ) : (
            <span className="text-mute">{t`No e-mail`}</span>
          )}
        </li>
      </ul>
      <p>
        <Trans>
          Came <b className="font-semibold tabular-nums">{visits.came}</b> · missed{' '}
          <b
            className={
              visits.missed > 0 ? 'font-semibold text-harm tabular-nums' : 'font-semibold tabular-nums'
            }
          >
            {visits.missed}
          </b>{' '}
          · cancelled <b className="font-semibold tabular-nums">{visits.cancelled}</b>
        </Trans>
      </p>
    </div>
  );
}

/** `14 Mar 1979 (47 years)` */
function bornLabel(birthDate: string): string {
  const age = ageOn(today(), birthDate);
  const born = birthDateLabel(birthDate);
  if (!age) return born;
  const old =
    age.years < 2
      ? plural(age.months, { one: '# month', other: '# months' })
      : plural(age.years, { one: '# year', other: '# years' });
  return `${born} (${old})`;
}
