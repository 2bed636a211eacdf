import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { Unreachable } from '@/api/problem';
import { Failed } from '@/components/Failed';

/** What a page that could not be shown says, with a way back. */
export function Crashed({ error }: { error: unknown }) {
  const { t } = useLingui();
  const router = useRouter();
  const title =
    error instanceof Unreachable ? t`The server cannot be reached` : t`This page could not be shown`;
  return <Failed title={title} error={error} retry={() => router.invalidate()} />;
}
