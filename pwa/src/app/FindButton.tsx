import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useShortcut } from '@/lib/useShortcut';
import { withWords } from '@/lib/words';
import { railItem } from '@/ui/Rail';
import { later } from './later';

const Finder = later(
  withWords('find', () => import('./find/Finder')),
  'Finder',
);
const Keys = later(
  withWords('find', () => import('./find/Keys')),
  'Keys',
);

/** Opens quick find, also by Ctrl K from any field; `?` lists the keys. */
export function FindButton() {
  const { t } = useLingui();
  const [open, setOpen] = useState<'find' | 'keys' | null>(null);
  const close = () => setOpen(null);
  useShortcut('?', () => setOpen('keys'));
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      // What a dialog asks comes first.
      if (!document.querySelector('dialog[open]')) setOpen('find');
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button
        type="button"
        className={railItem}
        aria-label={t`Find`}
        title={t`Find (Ctrl K)`}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen('find')}
      >
        <Search size={18} aria-hidden />
      </button>
      <Suspense>
        {open === 'find' && <Finder onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <Keys onClose={close} />}
      </Suspense>
    </>
  );
}
