import { useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { Doctor, Slot } from '@/api/model';
import { cx } from '@/lib/cx';
import { clock, dayOf, shortDay } from '@/lib/zone';
import { SelectField } from '@/ui/Field';
import { patientWord } from '@/wording/sentences';
import { keptSentence } from './KeptDialog';
import { type Choice, changesTime, type Row } from './plan';
import { TargetDialog } from './TargetDialog';

interface Props {
  rows: readonly Row[];
  doctor: Doctor;
  all: readonly Doctor[];
  clashes: ReadonlySet<string>;
  pending: boolean;
  disabled: boolean;
  onChoose: (id: string, choice: Choice) => void;
}

const nameOf = (all: readonly Doctor[], id: string) => all.find((one) => one.id === id)?.name ?? '';

/** `Dr. Diaz, 10:00`, with its day where that is another one. */
export function slotName(all: readonly Doctor[], slot: Slot, near: string): string {
  const start = Date.parse(slot.start);
  const day = dayOf(start);
  const when = day === dayOf(Date.parse(near)) ? clock(start) : `${shortDay(day)}, ${clock(start)}`;
  return `${nameOf(all, slot.doctorId)}, ${when}`;
}

/** Everybody who is booked in that time, and what becomes of each: changed by hand where somebody knows better. */
export function AwayRows({ rows, doctor, all, clashes, pending, disabled, onChoose }: Props) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<Row | null>(null);
  return (
    <>
      <ol aria-label={t`Appointments and where they go`} aria-busy={pending} className="grid">
        {rows.map((row, index) => {
          const day = dayOf(Date.parse(row.item.start));
          const before = rows[index - 1];
          return (
            <RowLine
              key={row.item.id}
              row={row}
              day={!before || dayOf(Date.parse(before.item.start)) !== day ? shortDay(day) : null}
              doctor={doctor}
              all={all}
              clashes={clashes.has(row.item.id)}
              disabled={disabled}
              onChoose={(choice) => onChoose(row.item.id, choice)}
              onOther={() => setAsking(row)}
            />
          );
        })}
      </ol>
      {asking && (
        <TargetDialog
          item={asking.item}
          slot={asking.choice.kind === 'to' ? asking.choice.slot : asking.proposed}
          onClose={() => setAsking(null)}
          onChoose={(slot) => onChoose(asking.item.id, { kind: 'to', slot })}
        />
      )}
    </>
  );
}

interface LineProps {
  row: Row;
  /** The day, above the first that is on it. */
  day: string | null;
  doctor: Doctor;
  all: readonly Doctor[];
  clashes: boolean;
  disabled: boolean;
  onChoose: (choice: Choice) => void;
  onOther: () => void;
}

function RowLine({ row, day, doctor, all, clashes, disabled, onChoose, onOther }: LineProps) {
  const { t } = useLingui();
  const { item, proposed, choice, refused } = row;
  const name = patientWord(item);
  const time = clock(Date.parse(item.start));
  const other = changesTime(row);
  const stays = choice.kind === 'leave';
  const value = choice.kind === 'to' ? key(choice.slot) : choice.kind;
  const byHand =
    choice.kind === 'to' && (!proposed || key(choice.slot) !== key(proposed)) ? choice.slot : null;
  const pick = (wanted: string) => {
    if (wanted === 'other') onOther();
    else if (wanted === 'leave' || wanted === 'cancel') onChoose({ kind: wanted });
    else if (proposed && wanted === key(proposed)) onChoose({ kind: 'to', slot: proposed });
    else if (byHand) onChoose({ kind: 'to', slot: byHand });
  };
  const doctorName = doctor.name;
  const about = [item.type?.name, item.reason].filter(Boolean).join(': ');
  return (
    <li
      data-move={item.id}
      data-choice={choice.kind}
      className={cx(
        'grid items-center gap-x-3 gap-y-1 border-line-soft border-b px-4 py-2 max-md:px-3',
        'grid-cols-[3.25rem_minmax(0,26rem)_1rem_minmax(0,22rem)] max-md:grid-cols-[3.25rem_minmax(0,1fr)]',
        stays && !proposed && 'bg-warn-tint',
        (refused || clashes) && 'bg-harm/7',
      )}
    >
      {day && <h2 className="col-span-full pt-1 font-semibold text-mute text-xs">{day}</h2>}
      <span className="tabular-nums">{time}</span>
      <span className="min-w-0">
        <b className="block truncate font-semibold">{name}</b>
        <span className="block truncate text-mute text-xs">{about}</span>
      </span>
      <ArrowRight size={14} aria-hidden className="text-mute max-md:hidden" />
      <div className="grid min-w-0 gap-1 max-md:col-start-2">
        <SelectField
          label={t`${name}, ${time}: move to`}
          bare
          value={value}
          disabled={disabled}
          onChange={({ target }) => pick(target.value)}
          className={cx(
            choice.kind === 'cancel' && 'text-harm',
            choice.kind === 'to' && 'font-semibold',
            other && 'border-accent! bg-accent/8',
          )}
        >
          {proposed && <option value={key(proposed)}>{slotName(all, proposed, item.start)}</option>}
          {byHand && <option value={key(byHand)}>{slotName(all, byHand, item.start)}</option>}
          <option value="other">{t`Another time…`}</option>
          <option value="leave">{t`Stays with ${doctorName}`}</option>
          <option value="cancel">{t`Cancel appointment`}</option>
        </SelectField>
        {refused && (
          <span className="text-harm text-xs">
            {keptSentence(refused.why, nameOf(all, refused.doctorId) || doctorName)}{' '}
            {choice.kind === 'to' ? t`New time proposed.` : t`No other time was found.`}
          </span>
        )}
        {clashes ? (
          <span className="text-harm text-xs">{t`Double booking`}</span>
        ) : stays && !proposed ? (
          !refused && <span className="text-warn text-xs">{t`No time was found`}</span>
        ) : (
          other && <span className="text-accent text-xs">{t`Different time (was ${time})`}</span>
        )}
      </div>
    </li>
  );
}

const key = ({ doctorId, start }: Slot) => `${doctorId} ${Date.parse(start)}`;
