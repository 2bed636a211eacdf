import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { use } from 'react';
import type { DirectoryImport } from '@/api/model';
import { Button } from '@/ui/Button';
import { LinkContext } from '../links';
import { counted } from './counted';

const link =
  'inline-flex h-8 items-center rounded-lg border border-line px-3 hover:border-line-strong hover:bg-page coarse:h-10';

/** What was written, and where to go from there. */
export function Done({ done, onAnother }: { done: DirectoryImport; onAnother: () => void }) {
  const { t } = useLingui();
  const AppLink = use(LinkContext);
  const { departments, doctors, weeks } = counted(done);
  const without = done.doctors.filter(({ added, hours }) => added && hours.length === 0).length;
  const outside = done.doctors.reduce((sum, doctor) => sum + (doctor.outside ?? 0), 0);
  return (
    <div className="grid place-items-center p-6">
      <div className="grid max-w-md justify-items-center gap-2 text-center" role="status">
        <CircleCheck size={28} aria-hidden className="text-good" />
        <h2 className="font-semibold text-lg tracking-tight">{t`Imported`}</h2>
        <p>
          <Plural
            value={departments}
            _0="No new departments"
            one="One new department"
            other="# new departments"
          />
          , <Plural value={doctors} _0="no new doctors" one="one new doctor" other="# new doctors" />,{' '}
          <Plural value={weeks} _0="no hours" one="hours for one doctor" other="hours for # doctors" />.
        </p>
        {without > 0 && (
          <p className="text-mute">
            <Plural
              value={without}
              one="One doctor has no hours yet and no column in the calendar."
              other="# doctors have no hours yet and no column in the calendar."
            />
          </p>
        )}
        {outside > 0 && (
          <p className="text-warn">
            <Plural
              value={outside}
              one="One appointment is now outside its doctor’s hours."
              other="# appointments are now outside their doctors’ hours."
            />
          </p>
        )}
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          <AppLink
            target={{ to: 'calendar' }}
            className="inline-flex h-8 items-center rounded-lg bg-accent px-3 font-semibold text-accent-ink hover:brightness-110 coarse:h-10"
          >
            <Trans>Go to calendar</Trans>
          </AppLink>
          <AppLink target={{ to: 'doctors' }} className={link}>{t`Go to doctors`}</AppLink>
          <Button onClick={onAnother}>{t`Another file`}</Button>
        </div>
      </div>
    </div>
  );
}
