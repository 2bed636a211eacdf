import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { DirectoryImport } from '@/api/model';
import { cx } from '@/lib/cx';
import { weekLines } from '../hours/week';
import { counted } from './counted';

/** What an import would do: how many of what, and each doctor's week in words. */
export function Preview({ found }: { found: DirectoryImport }) {
  const { t } = useLingui();
  const { departments, doctors } = found;
  const count = counted(found);
  const outside = doctors.reduce((sum, doctor) => sum + (doctor.outside ?? 0), 0);
  return (
    <div className="grid content-start gap-4">
      <dl className="grid grid-cols-3 gap-4">
        <Count name={t`Departments`} fresh={count.departments} all={departments.length} />
        <Count name={t`Doctors`} fresh={count.doctors} all={doctors.length} />
        <Count name={t`Working hours`} fresh={count.weeks} all={doctors.filter(hasHours).length} changed />
      </dl>
      {outside > 0 && (
        <p className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
          <Plural
            value={outside}
            one="One appointment will be outside its doctor’s new hours. It stays until someone moves it."
            other="# appointments will be outside their doctors’ new hours. They stay until someone moves them."
          />
        </p>
      )}
      <ul aria-label={t`File contents`} className="grid">
        {departments.map(({ name, added }) => (
          <li key={name}>
            <p className="flex items-center gap-2 border-line-soft border-b bg-page px-2 py-1.5 font-semibold">
              {name} {added && <New />}
            </p>
            <ul>
              {doctors
                .filter(({ department }) => department === name)
                .map((doctor) => (
                  <li
                    key={doctor.name}
                    className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-3 border-line-soft border-b px-2 py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto]"
                  >
                    <span className="break-words">{doctor.name}</span>
                    <span
                      className={cx(
                        'grid text-xs max-md:col-span-2 max-md:row-start-2',
                        !doctor.changed && 'text-mute',
                      )}
                    >
                      {weekLines(doctor.hours).map((line) => (
                        <span key={line}>{line}</span>
                      ))}
                      {!hasHours(doctor) && (
                        <span className="text-mute">
                          {doctor.added ? t`no hours yet` : t`keeps current hours`}
                        </span>
                      )}
                    </span>
                    {doctor.added ? <New /> : <Known changed={doctor.changed} />}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

const hasHours = ({ hours }: { hours: readonly unknown[] }) => hours.length > 0;

const badge = 'inline-flex h-5 shrink-0 items-center rounded-full border px-2 font-normal text-xs';

const New = () => (
  <span className={`${badge} border-good/40 text-good`}>
    <Trans>new</Trans>
  </span>
);

const Known = ({ changed }: { changed: boolean }) =>
  changed ? (
    <span className={`${badge} border-warn/50 text-warn`}>
      <Trans>new hours</Trans>
    </span>
  ) : (
    <span className={`${badge} border-line text-mute`}>
      <Trans>unchanged</Trans>
    </span>
  );

interface CountProps {
  name: string;
  fresh: number;
  all: number;
  /** What is new of them replaces something. */
  changed?: boolean;
}

function Count({ name, fresh, all, changed = false }: CountProps) {
  const rest: ReactNode = all === fresh ? null : <Trans>{all - fresh} existing</Trans>;
  return (
    <div className="grid">
      <dt className="text-mute text-xs">{name}</dt>
      <dd className="font-semibold text-xl tracking-tight">
        {changed ? (
          <Plural value={fresh} _0="none set" one="# set" other="# set" />
        ) : (
          <Plural value={fresh} _0="none new" one="# new" other="# new" />
        )}
      </dd>
      <dd className="text-mute text-xs">{rest}</dd>
    </div>
  );
}
