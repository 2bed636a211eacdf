import { useLingui } from '@lingui/react/macro';
import {
  Building2,
  CalendarClock,
  CalendarDays,
  ContactRound,
  CornerDownRight,
  type LucideIcon,
  Stethoscope,
  UserRound,
} from 'lucide-react';
import { birthDateLabel } from '@/lib/birthDate';
import { cx } from '@/lib/cx';
import { clockRange, dayOf, longDay, shortDay } from '@/lib/zone';
import { stateLabel } from '@/wording/messages';
import type { Found } from './found';

interface Props {
  id: string;
  found: Found;
  active: boolean;
  onPick: () => void;
}

/** One line of the answer; the field keeps the focus and has the keys. */
export function FoundLine({ id, found, active, onPick }: Props) {
  const { Icon, title, about, keys } = useLine(found);
  const outdated = found.kind === 'patient' && found.outdated;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-found={found.kind}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={cx(
        'flex min-w-0 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 coarse:py-2.5',
        active ? 'bg-accent/12' : 'hover:bg-page',
        outdated && 'opacity-60',
      )}
    >
      <span className="text-mute">
        <Icon size={15} aria-hidden />
      </span>
      <b className="truncate font-semibold">{title}</b>
      <span className="min-w-0 flex-1 truncate text-mute text-xs">{about}</span>
      {keys && <kbd className="rounded border border-line px-1.5 text-mute text-xs">{keys}</kbd>}
    </div>
  );
}

interface Line {
  Icon: LucideIcon;
  title: string;
  about?: string;
  keys?: string | undefined;
}

function useLine(found: Found): Line {
  const { t } = useLingui();
  switch (found.kind) {
    case 'day':
      return { Icon: CalendarDays, title: longDay(found.day), about: found.day.slice(0, 4) };
    case 'command':
      return { Icon: CornerDownRight, title: found.command.label, keys: found.command.keys };
    case 'doctor':
      return { Icon: Stethoscope, title: found.doctor.name, about: found.doctor.department.name };
    case 'department':
      return { Icon: Building2, title: found.department.name, about: t`Department` };
    case 'patient': {
      const { name, mrn, birthDate } = found.patient;
      const born = birthDate ? ` · ${birthDateLabel(birthDate)}` : '';
      const about = t`MRN ${mrn}` + born;
      return { Icon: UserRound, title: name, about: found.similar ? t`Similar name · ${about}` : about };
    }
    case 'card':
      return { Icon: ContactRound, title: t`Patient’s card`, about: t`Contact, notes, all appointments` };
    case 'appointment': {
      const { start, end, doctor, department } = found.appointment;
      const at = Date.parse(start);
      const title = `${shortDay(dayOf(at))}, ${clockRange(at, Date.parse(end))}`;
      const about = [doctor.name, department.name, stateLabel(found.appointment)].join(' · ');
      return { Icon: CalendarClock, title, about };
    }
  }
}
