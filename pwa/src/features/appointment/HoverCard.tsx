import { useLingui } from '@lingui/react/macro';
import { useId, useLayoutEffect, useRef } from 'react';
import type { Appointment, Patient } from '@/api/model';
import { isAsked } from '@/api/model';
import { statusMarks } from '@/components/statusMarks';
import { birthDateLabel } from '@/lib/birthDate';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { isClosed, patientLabel, stateLabel } from '@/wording/messages';

interface Props {
  item: Appointment;
  /** What is known of the patient already; nobody is asked for it. */
  contact: Patient | undefined;
  beside: HTMLElement;
}

const GAP = 8;

/** What a block has no room for. It stays while the pointer is on it, and takes no focus (WCAG 1.4.13). */
export function HoverCard({ item, contact, beside }: Props) {
  const { t } = useLingui();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    beside.setAttribute('aria-describedby', id);
    const at = beside.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const right = at.right + GAP + width <= innerWidth - GAP;
    const left = at.left - GAP - width >= GAP;
    const x = right ? at.right + GAP : left ? at.left - GAP - width : Math.max(GAP, at.left);
    const y = right || left ? at.top : at.bottom + GAP;
    element.style.left = `${Math.min(x, innerWidth - width - GAP)}px`;
    element.style.top = `${Math.max(GAP, Math.min(y, innerHeight - height - GAP))}px`;
    return () => beside.removeAttribute('aria-describedby');
  }, [beside, id]);
  const { patient } = item;
  const start = Date.parse(item.start);
  const open = patient && !isClosed(patient) ? patient : undefined;
  const late = isAsked(item) ? t`attendance not recorded` : null;
  return (
    <div
      ref={box}
      id={id}
      popover="manual"
      role="tooltip"
      data-hover-card
      className="fixed inset-auto m-0 w-66 animate-fade rounded-xl border border-line bg-panel px-3.5 py-3 text-ink shadow-float"
    >
      <p className="font-semibold text-lg leading-tight">{patientLabel(item)}</p>
      {open && (
        <p className="text-mute text-xs">
          {t`MRN`} {open.mrn}
          {open.birthDate && ` · ${birthDateLabel(open.birthDate)}`}
        </p>
      )}
      <p className="mt-2 font-semibold">
        {shortDay(dayOf(start))}, {clockRange(start, Date.parse(item.end))}
      </p>
      <p className="flex items-baseline gap-1.5">
        <DeptMark colour={item.department.colour} className="size-2 shrink-0 rounded-xs" />
        {item.doctor.name} · {item.department.name}
      </p>
      {(item.type || item.reason) && (
        <p className="line-clamp-3">{[item.type?.name, item.reason].filter(Boolean).join(': ')}</p>
      )}
      <p className="mt-1.5 flex items-center gap-1.5 text-mute">
        {statusMarks[item.status]}
        {[stateLabel(item), item.overbooked && t`overbooked`, late].filter(Boolean).join(' · ')}
      </p>
      {contact && open && (contact.phone || contact.email) && (
        <p className="mt-1.5 truncate border-line border-t pt-1.5 text-xs">
          {[contact.phone, contact.email].filter(Boolean).join(' · ')}
        </p>
      )}
    </div>
  );
}
