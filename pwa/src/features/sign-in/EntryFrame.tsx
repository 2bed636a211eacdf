import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { settings } from '@/api/settings';
import { LanguageSwitch } from '@/ui/LanguageSwitch';

interface Props {
  title: string;
  children: ReactNode;
  /** What stands below the panel: links to other pages. */
  below?: ReactNode;
}

/** The page of whoever is not in yet: the hospital's name, one panel, links below it, and the languages. */
export function EntryFrame({ title, children, below }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  return (
    <main className="h-full overflow-y-auto">
      <div className="grid min-h-full place-items-center p-4">
        <div className="grid w-full max-w-86 gap-4">
          <header className="flex items-center gap-3">
            <b
              aria-hidden
              className="grid size-9 place-items-center rounded-[11px] bg-accent font-bold text-[19px] text-accent-ink"
            >
              ✚
            </b>
            <div>
              <p className="text-mute text-xs">{hospital?.hospitalName ?? t`Hospital Scheduling`}</p>
              <h1 className="font-semibold text-xl leading-tight tracking-tight">{title}</h1>
            </div>
          </header>
          <div className="grid gap-3 rounded-xl border border-line bg-panel p-4">{children}</div>
          {below}
          <LanguageSwitch className="justify-self-center" />
        </div>
      </div>
    </main>
  );
}

/** A button that looks like a link. */
export function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-sm font-semibold text-accent hover:underline coarse:py-2"
    >
      {children}
    </button>
  );
}

/** One that stands below what most people use. */
export function SmallTextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="justify-self-start rounded-sm text-accent text-xs hover:underline coarse:py-2"
    >
      {children}
    </button>
  );
}
