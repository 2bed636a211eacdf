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
import type { ReactNode, RefObject } from 'react';
import type { User } from '@/api/model';
import { performers } from '@/components/commands';
import { chooseDensity } from '@/lib/density';
import { useStore } from '@/lib/store';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { Popover } from '@/ui/Popover';
import { roleLabel } from '@/wording/messages';
import { installer } from './installer';
import type { Theme } from './theme';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  user: User;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  dense: boolean;
  onClose: () => void;
  onLeave: () => void;
}

/** Who is signed in, the colours, the language, installing, and the way out. */
export function AccountPanel({ anchor, user, theme, setTheme, dense, onClose, onLeave }: Props) {
  const { t } = useLingui();
  const showKeys = useStore(performers).keys;
  const install = useStore(installer);
  const pages = [
    { to: '/account/profile', name: t`Profile`, Icon: UserRound },
    { to: '/account/security', name: t`Security`, Icon: ShieldCheck },
    { to: '/account/sessions', name: t`Sessions`, Icon: MonitorSmartphone },
    { to: '/account/activity', name: t`My activity`, Icon: History },
  ] as const;
  const close = () => {
    onClose();
    anchor.current?.focus();
  };
  return (
    <Popover anchor={anchor} label={t`Account`} onClose={onClose} className="w-60">
      <div className="border-line border-b px-2 pt-1 pb-2">
        <p className="truncate font-semibold">{user.username}</p>
        <p className="truncate text-mute text-xs">{user.email}</p>
        <p className="text-mute text-xs">{roleLabel(user.role)}</p>
      </div>
      <nav aria-label={t`Account`} className="grid border-line border-b py-1">
        {pages.map(({ to, name, Icon }) => (
          <Link key={to} to={to} className={item} onClick={onClose}>
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
        <Item icon={<Rows3 size={15} aria-hidden />} onClick={() => chooseDensity(dense ? 'roomy' : 'dense')}>
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
        <Item icon={<LogOut size={15} aria-hidden />} onClick={onLeave}>{t`Sign out`}</Item>
      </div>
    </Popover>
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
