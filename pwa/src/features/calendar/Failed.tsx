import { useLingui } from '@lingui/react/macro';
import { Failed as Nothing } from '@/ui/Failed';
import { errorSentence } from '@/wording/sentences';

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  return <Nothing title={t`The appointments could not be loaded`} why={errorSentence(error)} retry={retry} />;
}
