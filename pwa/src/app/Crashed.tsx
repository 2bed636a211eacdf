import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { Unreachable } from '@/api/problem';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { errorMessage } from '@/wording/messages';

/** What a page that could not be shown says, with a way back. */
export function Crashed({ error }: { error: unknown }) {
  const { t } = useLingui();
  const router = useRouter();
  const title =
    error instanceof Unreachable ? t`The server cannot be reached` : t`This page could not be shown`;
  return (
    <Notice
      title={title}
      action={<Button variant="primary" onClick={() => router.invalidate()}>{t`Try again`}</Button>}
    >
      {errorMessage(error)}
    </Notice>
  );
}
