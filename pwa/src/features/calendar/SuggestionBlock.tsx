import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { Suggestion } from '@/api/model';
import { cx } from '@/lib/cx';
import { percent } from '@/lib/locale';
import { clockRange } from '@/lib/zone';

interface Props {
  item: Suggestion;
  /** Whose time it is, where the column says so. */
  who: string | undefined;
  top: number;
  height: number;
  /** The strip at the column's right edge, in pixels: how wide, and how far from the edge. */
  width: number;
  right: number;
  selected: boolean;
  tabbable: boolean;
}

/** From here on there is room for words, for two lines, for a sign. */
const WORDS = 84;
const FIGURES = 38;
const SIGN = 16;
const TWO_LINES = 34;

/** Where one more patient is expected to pay: hatched and dashed, nobody is booked there. */
export const SuggestionBlock = memo(function SuggestionBlock(props: Props) {
  const { item, who, top, height, width, right, selected, tabbable } = props;
  const { t } = useLingui();
  const when = clockRange(Date.parse(item.start), Date.parse(item.end));
  const chance = percent(Math.max(0, ...item.noShow));
  const name = who
    ? t`Suggestion: space for one more, ${when}, ${who}`
    : t`Suggestion: space for one more, ${when}`;
  return (
    <button
      type="button"
      data-suggestion={item.id}
      aria-current={selected || undefined}
      aria-label={name}
      title={t`Space for one more, ${when}`}
      tabIndex={tabbable ? 0 : -1}
      style={{ top: top + 1, height: Math.max(height - 2, 13), right, width: width - 3 }}
      className={cx(
        'soft absolute select-none overflow-hidden rounded-md text-left leading-tight',
        width < FIGURES ? 'text-center' : 'px-1',
        height > TWO_LINES ? 'flex flex-col items-start pt-1' : 'flex items-center gap-1',
        width < FIGURES && 'justify-center',
      )}
    >
      {width >= SIGN && (
        <b className="max-w-full truncate font-semibold">{width >= WORDS ? t`Overbook?` : '+1'}</b>
      )}
      {width >= FIGURES && height > TWO_LINES && (
        <span className="max-w-full truncate text-[10.5px]">
          {width >= WORDS ? t`${chance} no-show` : chance}
        </span>
      )}
    </button>
  );
});
