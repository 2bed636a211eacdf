import { Trans, useLingui } from '@lingui/react/macro';
import { use } from 'react';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { LinkContext } from './links';

/** A directory with nothing in it: where to begin. */
export function NobodyYet({ mayChange, onDepartment }: { mayChange: boolean; onDepartment: () => void }) {
  const { t } = useLingui();
  const AppLink = use(LinkContext);
  return (
    <Notice
      title={t`No departments yet`}
      action={
        mayChange && (
          <>
            <Button variant="primary" onClick={onDepartment}>{t`Add a department`}</Button>
            <AppLink
              target={{ to: 'import' }}
              className="inline-flex h-8 items-center rounded-lg border border-line px-3 hover:border-line-strong hover:bg-page coarse:h-10"
            >
              <Trans>Import a file</Trans>
            </AppLink>
          </>
        )
      }
    >
      {mayChange ? (
        <Trans>Doctors belong to departments. Start with one, or import them all from a file.</Trans>
      ) : (
        <Trans>An administrator still has to add departments and doctors.</Trans>
      )}
    </Notice>
  );
}
