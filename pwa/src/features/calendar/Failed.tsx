import { useLingui } from '@lingui/react/macro';
import { errorSentence } from '@/api/sentences';
import { Failed as Nothing } from '@/ui/Failed';

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  return <Nothing title={t`The appointments could not be loaded`} why={errorSentence(error)} retry={retry} />;
}
