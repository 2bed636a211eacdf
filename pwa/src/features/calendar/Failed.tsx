import { useLingui } from '@lingui/react/macro';
import { Failed as Nothing } from '@/ui/Failed';
import { errorMessage } from '@/wording/messages';

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  return <Nothing title={t`The appointments could not be loaded`} why={errorMessage(error)} retry={retry} />;
}
