import { useLingui } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Dialog } from '@/ui/Dialog';

/** Every key that does something, where it does it; named as on the language's keyboards. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const groups: { name: string; keys: [string[], string][] }[] = [
    {
      name: t`Everywhere`,
      keys: [
        [[t`Ctrl`, 'K'], t`Find a patient, a doctor, a day, a command`],
        [['?'], t`Show this list`],
        [[t`Esc`], t`Close the open panel or dialog`],
      ],
    },
    {
      name: t`In the calendar`,
      keys: [
        [['N'], t`New appointment at the current position`],
        [['←', '↑', '→', '↓'], t`Move between appointments and times`],
        [[t`Home`, t`End`], t`First or last in the column`],
        [[t`Enter`], t`Open, or book an empty time`],
        [['F2'], t`Edit in place`],
        [[t`Alt`, '↑ ↓ ← →'], t`Move; release to save, Esc to undo`],
        [[t`Shift`, '↑ ↓'], t`Make longer or shorter at the end`],
        [[t`Alt`, t`Shift`, '↑ ↓'], t`Make longer or shorter at the start`],
        [['C'], t`Copy: arrow keys to place it, Enter to book`],
        [['X'], t`Select or deselect; then Tab to the actions`],
        [[t`Ctrl`, 'A'], t`Select the whole column`],
      ],
    },
    {
      name: t`With the mouse`,
      keys: [
        [[t`Alt`, t`drag`], t`Book a copy there`],
        [[t`Ctrl`, t`click`], t`Select several; with Shift, everything in between`],
        [[t`Ctrl`, t`drag`], t`Drag from an empty time around the ones to select`],
      ],
    },
    {
      name: t`In the month`,
      keys: [
        [[t`PgUp`, t`PgDn`], t`Previous month, next month`],
        [[t`Enter`], t`Open the day`],
      ],
    },
  ];
  return (
    <Dialog title={t`Keyboard shortcuts`} onClose={onClose} wide>
      {groups.map(({ name, keys }) => (
        <section key={name} aria-label={name}>
          <h3 className="pb-1.5 font-semibold">{name}</h3>
          <dl className="grid grid-cols-[minmax(110px,auto)_1fr] items-baseline gap-x-4 gap-y-1.5">
            {keys.map(([pressed, does]) => (
              <Fragment key={does}>
                <dt className="flex flex-wrap gap-1">
                  {pressed.map((key) => (
                    <kbd key={key} className="rounded border border-line bg-page px-1.5 text-xs">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
