import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, FileUp } from 'lucide-react';
import { type ReactNode, use, useEffect } from 'react';
import { departments, doctors } from '@/api/directory';
import { useUser } from '@/api/useUser';
import { cx } from '@/lib/cx';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { LinkContext, type LinkTarget } from './links';
import type { Beginning } from './useBeginning';

const link =
  'inline-flex h-8 items-center gap-1.5 rounded-lg px-3 coarse:h-10 border border-line hover:border-line-strong hover:bg-page';
const first =
  'inline-flex h-8 items-center gap-1.5 rounded-lg px-3 coarse:h-10 bg-accent font-semibold text-accent-ink hover:brightness-110';

/** Somebody else may be adding doctors just now, and nothing tells this browser. */
const LOOK_AGAIN = 15_000;

interface Props {
  beginning: Beginning;
  /** Shows the calendar all the same. */
  onCalendar: () => void;
}

/** An empty hospital: what its administrator does first, ticked as it is done. */
export function FirstSteps({ beginning, onCalendar }: Props) {
  const { t } = useLingui();
  const name = useUser()?.username ?? '';
  useLookingAgain();
  const { hours, withoutHours } = beginning;
  return (
    <div className="h-full overflow-y-auto bg-panel">
      <div className="mx-auto grid max-w-xl gap-5 px-6 py-10 max-md:px-4 max-md:py-6">
        <header className="grid gap-1">
          <h2 className="font-semibold text-[22px] tracking-tight">
            <Trans>Welcome, {name}</Trans>
          </h2>
          <p className="text-mute">{t`Three steps to your first booking.`}</p>
        </header>
        <ol className="grid">
          <Step
            at={1}
            done={beginning.departments}
            title={t`Add your departments`}
            now={!beginning.departments}
            target={{ to: 'doctors' }}
            action={t`Add a department`}
          >
            <Trans>Each has a colour that marks its appointments.</Trans>
          </Step>
          <Step
            at={2}
            done={beginning.doctors}
            title={t`Add your doctors`}
            now={beginning.departments && !beginning.doctors}
            target={{ to: 'doctors' }}
            action={t`Add a doctor`}
          >
            <Trans>
              Anyone or anything that can be booked: doctors, therapists, even rooms and equipment.
            </Trans>
          </Step>
          <Step
            at={3}
            done={hours}
            title={t`Set their working hours`}
            now={beginning.doctors && !hours}
            target={{ to: 'doctors', doctorId: withoutHours }}
            action={t`Set working hours`}
          >
            <Trans>Each then has a column in the calendar, and free times can be found.</Trans>
          </Step>
          <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 border-line border-t py-3.5">
            <Mark at={4} done={false} now={false} />
            <span className="font-semibold text-mute">{t`Book the first appointment`}</span>
          </li>
        </ol>
        {!hours && <AllAtOnce />}
        <Button variant="quiet" className="justify-self-center" onClick={onCalendar}>
          <Trans>Show the empty calendar</Trans>
        </Button>
      </div>
    </div>
  );
}

function AllAtOnce() {
  const AppLink = use(LinkContext);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-page px-4 py-3">
      <span className="mr-auto">
        <Trans>Already have them in a spreadsheet?</Trans>
      </span>
      <AppLink target={{ to: 'import' }} className={link}>
        <FileUp size={14} aria-hidden />
        <Trans>Import everything from a file</Trans>
      </AppLink>
    </p>
  );
}

interface StepProps {
  at: number;
  done: boolean;
  /** It is the one to be done next. */
  now: boolean;
  title: string;
  target: LinkTarget;
  action: string;
  children: ReactNode;
}

function Step({ at, done, now, title, target, action, children }: StepProps) {
  const { t } = useLingui();
  const AppLink = use(LinkContext);
  return (
    <li
      aria-current={now ? 'step' : undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-line border-t py-3.5"
    >
      <Mark at={at} done={done} now={now} />
      <div className="grid">
        <span className={cx('font-semibold', !now && !done && 'text-mute')}>
          {title}
          {done && <span className="sr-only">{t`, done`}</span>}
        </span>
        {now && <span className="text-mute">{children}</span>}
      </div>
      {(now || done) && (
        <AppLink target={target} className={now ? first : link}>
          {now ? action : <Trans>More</Trans>}
        </AppLink>
      )}
    </li>
  );
}

function Mark({ at, done, now }: { at: number; done: boolean; now: boolean }) {
  if (done) return <CircleCheck size={24} aria-hidden className="text-good" />;
  return (
    <span
      aria-hidden
      className={cx(
        'grid size-6 place-items-center rounded-full border font-semibold text-xs',
        now ? 'border-accent text-accent' : 'border-line text-mute',
      )}
    >
      {at}
    </span>
  );
}

/** Everything is there but the first appointment: the way to it, above the calendar. */
export function Ready({ onBook }: { onBook: (() => void) | undefined }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent/8 px-4 py-2">
      <CircleCheck size={16} aria-hidden className="shrink-0 text-good" />
      <span className="mr-auto">
        <Trans>Everything is ready. Book the first appointment: select a free time below.</Trans>
      </span>
      {onBook && (
        <Button variant="primary" onClick={onBook}>
          <Trans>Book</Trans>
        </Button>
      )}
    </p>
  );
}

function useLookingAgain(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      for (const { queryKey } of [departments, doctors]) void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['availability'] });
    }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [client]);
}

/** For who cannot add doctors: whom to wait for. */
export function NotYet() {
  const { t } = useLingui();
  useLookingAgain();
  return (
    <Notice title={t`No one can be booked yet`}>
      <Trans>An administrator still has to add doctors and their working hours. They will appear here.</Trans>
    </Notice>
  );
}
