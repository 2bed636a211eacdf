import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ariaKeys, useCommand } from '@/components/commands';
import { withMessages } from '@/lib/i18n';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { RailWord, railItem } from '@/ui/Rail';

const Finder = lazyOnIdle(
  withMessages('find', () => import('./find/Finder')),
  'Finder',
);
const ShortcutsDialog = lazyOnIdle(
  withMessages('find', () => import('@/features/find/ShortcutsDialog')),
  'ShortcutsDialog',
);

/** Opens quick find, and the list of keys. */
export function FindButton() {
  const { t } = useLingui();
  const [open, setOpen] = useState<'find' | 'keys' | null>(null);
  const close = () => setOpen(null);
  useCommand('find', () => setOpen('find'));
  useCommand('keys', () => setOpen('keys'));
  return (
    <>
      <button
        type="button"
        className={railItem}
        aria-label={t`Find`}
        title={t`Find (Ctrl K)`}
        aria-keyshortcuts={ariaKeys('find')}
        onClick={() => setOpen('find')}
      >
        <Search size={18} aria-hidden />
        <RailWord>{t`Find`}</RailWord>
      </button>
      <Suspense>
        {open === 'find' && <Finder onClose={close} />}
        {open === 'keys' && <ShortcutsDialog onClose={close} />}
      </Suspense>
    </>
  );
}
