import { useLingui } from '@lingui/react/macro';
import { BOARD_KEYS } from '@/components/boardKeys';
import { commands, singleKeys, switchSingleKeys } from '@/components/commands';
import { useStore } from '@/lib/store';
import { Dialog } from '@/ui/Dialog';

/** Every key that does something, where it does it; named as on the language's keyboards. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const places = {
    everywhere: t`Everywhere`,
    calendar: t`In the calendar`,
    mouse: t`With the mouse`,
    month: t`In the month`,
    board: t`On the arrivals board`,
  };
  const caps: Record<string, string> = {
    Mod: t`Ctrl`,
    Alt: t`Alt`,
    Shift: t`Shift`,
    Escape: t`Esc`,
    Home: t`Home`,
    End: t`End`,
    Enter: t`Enter`,
    PageUp: t`PgUp`,
    PageDown: t`PgDn`,
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowRight: '→',
    ArrowDown: '↓',
    drag: t`drag`,
    click: t`click`,
  };
  /** What is held, and what is pressed: of several keys that one is held for, all in one. */
  const capsOf = (keys: readonly string[]) => {
    const cap = (key = '') => caps[key] ?? key;
    const held = keys[0]?.split('+').slice(0, -1).map(cap) ?? [];
    const pressed = keys.map((each) => cap(each.split('+').at(-1)));
    return held.length > 0 ? [...held, pressed.join(' ')] : pressed;
  };
  const board = BOARD_KEYS.map(({ id, key, does }) => [id, { keys: [key], does }] as const);
  return (
    <Dialog title={t`Keyboard shortcuts`} onClose={onClose} wide>
      {Object.entries(places).map(([place, name]) => (
        <section key={place} aria-label={name}>
          <h3 className="pb-1.5 font-semibold">{name}</h3>
          <dl className="grid grid-cols-[minmax(110px,auto)_1fr] items-baseline gap-x-4 gap-y-1.5">
            {[
              ...commands.filter(([, command]) => command.place === place),
              ...(place === 'board' ? board : []),
            ].map(([id, { keys = [], does }]) => (
              <div key={id} className="contents">
                <dt className="flex flex-wrap gap-1">
                  {capsOf(keys).map((key) => (
                    <kbd key={key} className="rounded border border-line bg-page px-1.5 text-xs">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does && i18n._(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className="flex items-center gap-2 border-line border-t pt-3">
        <input
          type="checkbox"
          checked={useStore(singleKeys)}
          onChange={(event) => switchSingleKeys(event.target.checked)}
        />
        {t`Single letters and signs as keys on this device`}
      </label>
    </Dialog>
  );
}
