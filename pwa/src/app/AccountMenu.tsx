import { useLingui } from '@lingui/react/macro';
import { Suspense, useRef, useState } from 'react';
import { signOut } from '@/api/session';
import { useUser } from '@/api/useUser';
import { useCommand } from '@/components/commands';
import { usePicture } from '@/components/usePicture';
import { chooseDensity, density } from '@/lib/density';
import { withMessages } from '@/lib/i18n';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { useStore } from '@/lib/store';
import { keepShell } from '@/offline/shell';
import { Portrait } from '@/ui/Portrait';
import { RailWord } from '@/ui/Rail';
import { useTheme } from './theme';

const AccountPanel = lazyOnIdle(
  withMessages('tools', () => import('./AccountPanel')),
  'AccountPanel',
);

/** What the browser deletes at sign-out, the app's own files with the rest, is fetched again. */
async function leave(): Promise<void> {
  const next = await signOut();
  await keepShell().catch(() => undefined);
  if (next) location.assign(next);
}

/** Who is signed in; pressed, what they can change about the app, and the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [theme, setTheme] = useTheme();
  const chosen = useStore(density);
  const dense = chosen !== 'roomy';
  useCommand('lightColours', theme === 'dark' ? () => setTheme('light') : undefined);
  useCommand('darkColours', theme === 'light' ? () => setTheme('dark') : undefined);
  useCommand('roomier', dense ? () => chooseDensity('roomy') : undefined);
  useCommand('denser', chosen === 'dense' ? undefined : () => chooseDensity('dense'));
  useCommand('fitDay', chosen === 'fit' ? undefined : () => chooseDensity('fit'));
  useCommand('signOut', () => void leave());
  const button = useRef<HTMLButtonElement>(null);
  const user = useUser();
  const face = usePicture(user?.avatarUrl ?? null);
  if (!user) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t`Account: ${user.username}`}
        title={user.username}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="grid justify-items-center rounded-full hover:brightness-95 max-md:h-12 max-md:min-w-0 max-md:flex-1 max-md:content-center max-md:gap-0.5 md:coarse:p-1"
      >
        <Portrait
          name={user.username}
          src={face}
          className="size-8 text-xs max-md:size-5 max-md:text-[9px]"
        />
        <RailWord>{t`Account`}</RailWord>
      </button>
      {open && (
        <Suspense>
          <AccountPanel
            anchor={button}
            user={user}
            theme={theme}
            setTheme={setTheme}
            dense={dense}
            onClose={() => setOpen(false)}
            onLeave={() => void leave()}
          />
        </Suspense>
      )}
    </>
  );
}
