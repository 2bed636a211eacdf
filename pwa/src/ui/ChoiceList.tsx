import { t } from '@lingui/core/macro';
import { Check, Star } from 'lucide-react';
import { type ReactNode, useState } from 'react';

export interface Choice {
  value: string;
  label: string;
  group?: string;
  mark?: ReactNode;
}

/** Those that somebody picks again and again: a star beside each, and all of them at one press. */
interface Favourites {
  name: string;
  values: readonly string[];
  onToggle: (value: string) => void;
}

interface Props {
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Only one at a time. */
  single?: boolean;
  onChange: (chosen: string[]) => void;
  favourites?: Favourites | undefined;
}

/** A list to tick; a long one can be narrowed by typing. */
export function ChoiceList({ choices, chosen, single = false, onChange, favourites }: Props) {
  const [text, setText] = useState('');
  const shown = choices.filter((choice) => choice.label.toLowerCase().includes(text.trim().toLowerCase()));
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value) ? chosen.filter((other) => other !== value) : [...(single ? [] : chosen), value],
    );
  return (
    <>
      {choices.length > 8 && (
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t`Type to filter`}
          aria-label={t`Filter the list`}
          className="mb-1 h-8 w-full rounded-lg border border-line bg-page px-2.5"
        />
      )}
      {favourites && favourites.values.length > 0 && (
        <button
          type="button"
          onClick={() => onChange([...favourites.values])}
          className="mb-1 flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-page coarse:py-2.5"
        >
          <Star size={14} aria-hidden className="fill-current text-accent" />
          {favourites.name}
        </button>
      )}
      <div className="grid max-h-72 overflow-y-auto">
        {shown.map((choice, index) => (
          <div key={choice.value} className={favourites ? 'grid grid-cols-[minmax(0,1fr)_auto]' : 'contents'}>
            {choice.group && choice.group !== shown[index - 1]?.group && (
              <div className="col-span-2 px-2 pt-2 pb-0.5 text-mute text-xs">{choice.group}</div>
            )}
            <label className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1 hover:bg-page has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2 coarse:py-2">
              <input
                type="checkbox"
                className="peer sr-only"
                checked={chosen.includes(choice.value)}
                onChange={() => toggle(choice.value)}
              />
              <Check
                size={14}
                aria-hidden
                className="shrink-0 text-accent opacity-0 peer-checked:opacity-100"
              />
              {choice.mark}
              <span className="truncate">{choice.label}</span>
            </label>
            {favourites && (
              <FavouriteStar
                name={choice.label}
                on={favourites.values.includes(choice.value)}
                onToggle={() => favourites.onToggle(choice.value)}
              />
            )}
          </div>
        ))}
      </div>
    </>
  );
}

function FavouriteStar({ name, on, onToggle }: { name: string; on: boolean; onToggle: () => void }) {
  const what = t`Favourite: ${name}`;
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={what}
      title={what}
      onClick={onToggle}
      className="grid w-7 place-items-center rounded-md text-mute hover:bg-page hover:text-accent coarse:w-10"
    >
      <Star size={14} aria-hidden className={on ? 'fill-current text-accent' : ''} />
    </button>
  );
}
