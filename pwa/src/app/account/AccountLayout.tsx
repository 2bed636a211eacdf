import { useLingui } from '@lingui/react/macro';
import { Outlet } from '@tanstack/react-router';
import { MainRail } from '../MainRail';
import { PageLinks } from '../PageLinks';

/** The frame of the pages about oneself. */
export function AccountLayout() {
  const { t } = useLingui();
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-2.5 border-line border-b bg-panel px-4 py-2 max-md:px-3">
          <h1 className="font-semibold text-[16px] tracking-tight max-md:sr-only">{t`Account`}</h1>
          <PageLinks
            label={t`Account pages`}
            pages={[
              { to: '/account/profile', name: t`Profile` },
              { to: '/account/security', name: t`Security` },
              { to: '/account/sessions', name: t`Sessions` },
              { to: '/account/activity', name: t`My activity` },
            ]}
            className="scrollbar-none shrink! min-w-0 max-w-full overflow-x-auto"
          />
        </header>
        <main
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too, also where nothing in it takes the focus.
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto bg-panel focus-visible:-outline-offset-2"
        >
          <div className="grid max-w-xl gap-6 p-4 max-md:px-3">
            <Outlet />
          </div>
        </main>
      </div>
    </div>
  );
}
