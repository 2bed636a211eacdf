import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Notice } from '@/ui/Notice';

/** An address that is none of ours: mistyped, or of a page that has gone. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <Notice
      title={t`Page not found`}
      action={
        <Link
          to="/"
          className="inline-flex h-8 items-center rounded-lg bg-accent px-3 font-semibold text-accent-ink hover:brightness-110 coarse:h-10"
        >
          <Trans>Go to start page</Trans>
        </Link>
      }
    >
      <Trans>The address may be mistyped, or the page no longer exists.</Trans>
    </Notice>
  );
}
