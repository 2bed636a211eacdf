import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { settings } from '@/api/settings';
import { LanguageSwitch } from '@/ui/LanguageSwitch';

interface Props {
  title: string;
  /** What kind of page it is now; when it changes, the title is read out. */
  stage: string;
  mark?: ReactNode;
  children: ReactNode;
}

/** The page of somebody who came by a link: the hospital's name, and one thing, in large type. */
export function ClaimFrame({ title, stage, mark, children }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(stage);
  useEffect(() => {
    // What came by itself, before anything was shown, needs no pointing at.
    if (before.current !== stage && before.current !== 'loading') heading.current?.focus();
    before.current = stage;
  }, [stage]);
  return (
    <main className="h-full overflow-y-auto text-[16px] leading-normal" data-claim={stage}>
      <div className="mx-auto grid min-h-full w-full max-w-120 content-center gap-4 p-4 max-sm:content-start max-sm:pt-6">
        <p className="flex items-center gap-2.5 text-mute">
          <b
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-[10px] bg-accent font-bold text-[17px] text-accent-ink"
          >
            ✚
          </b>
          {hospital?.hospitalName ?? t`Hospital Scheduling`}
        </p>
        <section className="grid gap-4 rounded-2xl border border-line bg-panel p-5 max-sm:p-4">
          <header className="flex items-start gap-3">
            {mark}
            <h1
              ref={heading}
              tabIndex={-1}
              className="font-semibold text-[22px] leading-tight tracking-tight focus-visible:outline-none"
            >
              {title}
            </h1>
          </header>
          {children}
        </section>
        <LanguageSwitch className="justify-self-center" />
      </div>
    </main>
  );
}

/** As large as a thumb wants it. */
export const large = 'h-13 w-full rounded-xl text-[16px] coarse:h-13 whitespace-normal';
