import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CalendarDays, LogOut, Moon, Sun } from 'lucide-react';
import { signOut } from '@/api/session';
import { Rail, railItem } from '@/ui/Rail';
import { useTheme } from './theme';

export function MainRail() {
  const { t } = useLingui();
  const [theme, setTheme] = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  const themeLabel = other === 'dark' ? t`Dark colours` : t`Light colours`;
  return (
    <Rail
      label={t`Main`}
      foot={
        <>
          <button
            type="button"
            className={railItem}
            title={themeLabel}
            aria-label={themeLabel}
            onClick={() => setTheme(other)}
          >
            {other === 'dark' ? <Moon size={17} aria-hidden /> : <Sun size={17} aria-hidden />}
          </button>
          <button
            type="button"
            className={railItem}
            title={t`Sign out`}
            aria-label={t`Sign out`}
            onClick={() => void signOut()}
          >
            <LogOut size={17} aria-hidden />
          </button>
        </>
      }
    >
      <Link
        to="/day"
        search={(search) => search}
        className={railItem}
        title={t`Calendar`}
        aria-label={t`Calendar`}
      >
        <CalendarDays size={18} aria-hidden />
      </Link>
    </Rail>
  );
}
