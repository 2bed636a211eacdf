import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { appointmentTypes, departments, doctors } from '@/api/directory';
import type { OptIn } from '@/api/model';
import { cx } from '@/lib/cx';

interface Props {
  optIns: readonly OptIn[];
  onChange: (optIns: OptIn[]) => void;
}

type Subject = OptIn['subject'];

/** Who has said yes or no. A yes for one of department, doctor and type is needed, and a no for any of them ends it. */
export function OptIns({ optIns, onChange }: Props) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const people = useQuery(doctors).data ?? [];
  const types = useQuery(appointmentTypes).data ?? [];
  const props = { optIns, onChange };
  return (
    <>
      <p className="text-mute">
        <Trans>Allow it per department, doctor or appointment type. A “No” always wins.</Trans>
      </p>
      <Group title={t`Departments`} subject="department" subjects={all} {...props} />
      <Group
        title={t`Doctors`}
        subject="doctor"
        subjects={people
          .filter(({ active }) => active)
          .map(({ id, name, department }) => ({ id, name, under: department.name }))}
        {...props}
      />
      <Group
        title={t`Appointment types`}
        subject="type"
        subjects={types
          .filter(({ active }) => active)
          .map(({ id, name, departmentId }) => ({
            id,
            name,
            under: all.find((one) => one.id === departmentId)?.name,
          }))}
        {...props}
      />
    </>
  );
}

interface GroupProps extends Props {
  title: string;
  subject: Subject;
  subjects: readonly { id: string; name: string; under?: string | undefined }[];
}

function Group({ title, subject, subjects, optIns, onChange }: GroupProps) {
  const { t } = useLingui();
  const said = optIns.filter((one) => one.subject === subject);
  const yes = said.filter(({ allowed }) => allowed).length;
  const no = said.length - yes;
  const choose = (id: string, allowed: boolean | null) => {
    const others = optIns.filter((one) => one.subject !== subject || one.id !== id);
    onChange(allowed === null ? others : [...others, { subject, id, allowed }]);
  };
  return (
    <details open={subject === 'department'} className="rounded-lg border border-line">
      <summary className="cursor-pointer rounded-lg px-3 py-2 hover:bg-page coarse:py-3">
        {title} <span className="text-mute text-xs">{t`${yes} yes, ${no} no`}</span>
      </summary>
      <ul className="max-h-80 overflow-y-auto border-line border-t py-1">
        {subjects.map(({ id, name, under }) => (
          <li key={id} className="flex items-center gap-3 px-3 py-0.5">
            <span className="min-w-0 flex-1 truncate">
              {name} {under && <span className="text-mute text-xs">{under}</span>}
            </span>
            <Said
              name={name}
              value={said.find((one) => one.id === id)?.allowed ?? null}
              onChange={(allowed) => choose(id, allowed)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface SaidProps {
  name: string;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}

function Said({ name, value, onChange }: SaidProps) {
  const { t } = useLingui();
  const choices = [
    { is: true, word: t`Yes`, tone: 'aria-pressed:bg-good/8 aria-pressed:text-good' },
    { is: null, word: t`Not set`, tone: 'aria-pressed:bg-page aria-pressed:text-ink' },
    { is: false, word: t`No`, tone: 'aria-pressed:bg-harm/8 aria-pressed:text-harm' },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and words.
    <div
      role="group"
      aria-label={name}
      className="flex shrink-0 overflow-hidden rounded-lg border border-line"
    >
      {choices.map(({ is, word, tone }, index) => (
        <button
          key={word}
          type="button"
          aria-pressed={value === is}
          onClick={() => onChange(is)}
          className={cx(
            'h-6.5 px-2 text-mute text-xs hover:text-ink focus-visible:-outline-offset-2 aria-pressed:font-semibold coarse:h-10 coarse:px-3',
            tone,
            index > 0 && 'border-line border-l',
          )}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
