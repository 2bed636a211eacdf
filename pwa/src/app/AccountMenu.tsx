import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
  Download,
  History,
  Keyboard,
  Languages,
  LogOut,
  MonitorSmartphone,
  Moon,
  Rows3,
  ShieldCheck,
  Sun,
  UserRound,
} from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { signOut } from '@/api/session';
import { useUser } from '@/api/useUser';
import { performers, useCommand } from '@/components/commands';
import { usePicture } from '@/components/usePicture';
import { chooseDensity, density } from '@/lib/density';
import { useStore } from '@/lib/store';
import { keepShell } from '@/offline/shell';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { Popover } from '@/ui/Popover';
import { Portrait } from '@/ui/Portrait';
import { RailWord } from '@/ui/Rail';
import { roleLabel } from '@/wording/messages';
import { installer } from './installer';
import { useTheme } from './theme';

/** What the browser deletes at sign-out, the app's own files with the rest, is fetched again. */
async function leave(): Promise<void> {
  const next = await signOut();
  await keepShell().catch(() => undefined);
  if (next) location.assign(next);
}

/** Who is signed in, the colours, the language, installing, and the way out. */
export function AccountMenu() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [theme, setTheme] = useTheme();
  const chosen = useStore(density);
  const dense = chosen !== 'roomy';
  const showKeys = useStore(performers).keys;
  const install = useStore(installer);
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
  const pages = [
    { to: '/account/profile', name: t`Profile`, Icon: UserRound },
    { to: '/account/security', name: t`Security`, Icon: ShieldCheck },
    { to: '/account/sessions', name: t`Sessions`, Icon: MonitorSmartphone },
    { to: '/account/activity', name: t`My activity`, Icon: History },
  ] as const;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
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
        <Popover anchor={button} label={t`Account`} onClose={() => setOpen(false)} className="w-60">
          <div className="border-line border-b px-2 pt-1 pb-2">
            <p className="truncate font-semibold">{user.username}</p>
            <p className="truncate text-mute text-xs">{user.email}</p>
            <p className="text-mute text-xs">{roleLabel(user.role)}</p>
          </div>
          <nav aria-label={t`Account`} className="grid border-line border-b py-1">
            {pages.map(({ to, name, Icon }) => (
              <Link key={to} to={to} className={item} onClick={() => setOpen(false)}>
                <Icon size={15} aria-hidden />
                {name}
              </Link>
            ))}
          </nav>
          <div className="grid pt-1">
            <Item
              icon={theme === 'dark' ? <Sun size={15} aria-hidden /> : <Moon size={15} aria-hidden />}
              onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
            >
              {theme === 'dark' ? t`Light mode` : t`Dark mode`}
            </Item>
            <Item
              icon={<Rows3 size={15} aria-hidden />}
              onClick={() => chooseDensity(dense ? 'roomy' : 'dense')}
            >
              {dense ? t`Comfortable calendar` : t`Compact calendar`}
            </Item>
            {showKeys && (
              <Item
                icon={<Keyboard size={15} aria-hidden />}
                onClick={() => {
                  close();
                  showKeys();
                }}
              >
                {t`Keyboard shortcuts`}
                <kbd className="ml-auto rounded border border-line bg-page px-1.5 text-mute text-xs">?</kbd>
              </Item>
            )}
            <div className="flex items-center gap-2 px-2 py-1.5">
              <Languages size={15} aria-hidden className="shrink-0" />
              <LanguageSwitch className="min-w-0 flex-1" />
            </div>
            {install && (
              <Item
                icon={<Download size={15} aria-hidden />}
                onClick={() => {
                  close();
                  void install();
                }}
              >
                <Trans>Install on this device</Trans>
              </Item>
            )}
            <Item icon={<LogOut size={15} aria-hidden />} onClick={() => void leave()}>{t`Sign out`}</Item>
          </div>
        </Popover>
      )}
    </>
  );
}

const item =
  'flex items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-page focus-visible:-outline-offset-2 coarse:py-2.5';

function Item({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className={item}>
      {icon}
      {children}
    </button>
  );
}
