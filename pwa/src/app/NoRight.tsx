import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Notice } from '@/ui/Notice';

interface Props {
  to: '/' | '/day' | '/admin/log';
  /** What the way there is called. */
  way: ReactNode;
  /** Whose the page is, and who can give the right. */
  children: ReactNode;
}

/** In place of a page that somebody may not see. */
export function NoRight({ to, way, children }: Props) {
  const { t } = useLingui();
  return (
    <Notice
      title={t`You don’t have access to this page`}
      action={
        <Link
          to={to}
          className="inline-flex h-8 items-center rounded-lg bg-accent px-3 font-semibold text-accent-ink hover:brightness-110 coarse:h-10"
        >
          {way}
        </Link>
      }
    >
      {children}
    </Notice>
  );
}
