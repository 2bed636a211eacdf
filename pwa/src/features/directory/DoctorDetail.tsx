import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { use, useState } from 'react';
import type { Doctor } from '@/api/model';
import { Button, IconButton } from '@/ui/Button';
import { DeptMark } from '@/ui/DeptMark';
import { DoctorDialog } from './DoctorDialog';
import { HoursSection } from './hours/HoursSection';
import { LinkContext } from './links';
import { TimeOffSection } from './TimeOffSection';

interface Props {
  doctor: Doctor;
  /** The doctor's name, department and use. */
  mayEdit: boolean;
  /** Hours and time off. */
  mayChange: boolean;
  onClose?: (() => void) | undefined;
}

/** One doctor: who, when they work, when they are away. */
export function DoctorDetail({ doctor, mayEdit, mayChange, onClose }: Props) {
  const { t } = useLingui();
  const AppLink = use(LinkContext);
  const [editing, setEditing] = useState(false);
  const { name, department, active } = doctor;
  return (
    <article aria-label={name} className="min-w-0 flex-1 overflow-y-auto">
      <div className="grid max-w-5xl gap-5 p-4 max-md:p-3">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {onClose && (
            <IconButton label={t`All doctors`} onClick={onClose} className="-ml-1.5">
              <ArrowLeft size={17} aria-hidden />
            </IconButton>
          )}
          <div className="mr-auto min-w-0">
            <h2 className="break-words font-semibold text-xl tracking-tight">{name}</h2>
            <p className="flex items-center gap-1.5 text-mute">
              <DeptMark colour={department.colour} className="size-2 shrink-0 rounded-xs" />
              {department.name}
              {!active && <span className="text-warn">· {t`inactive`}</span>}
            </p>
          </div>
          <div className="flex gap-1.5">
            <AppLink
              target={{ to: 'week', doctorId: doctor.id }}
              className="inline-flex h-8 items-center rounded-lg border border-line px-3 hover:border-line-strong hover:bg-page coarse:h-10"
            >
              <Trans>In the calendar</Trans>
            </AppLink>
            {mayEdit && <Button onClick={() => setEditing(true)}>{t`Change…`}</Button>}
          </div>
        </header>
        <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_330px]">
          <HoursSection doctor={doctor} mayChange={mayChange} />
          <TimeOffSection doctor={doctor} mayChange={mayChange} />
        </div>
      </div>
      {editing && <DoctorDialog doctor={doctor} onClose={() => setEditing(false)} />}
    </article>
  );
}
