import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { ServiceAccountCreated } from '@/api/model';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';

/** The secret of a new service account. Nobody can ask for it again, so the dialog closes only by the word that it is kept. */
export function Secret({ made, onClose }: { made: ServiceAccountCreated; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      title={t`Secret of ${made.name}`}
      wide
      stays
      // A press beside it or Escape must not lose what is shown once.
      onClose={() => undefined}
      footer={<Button variant="primary" onClick={onClose}>{t`I have saved it`}</Button>}
    >
      <p>
        <Trans>
          Copy the secret into the system’s settings now. It is shown only once and stored only as a hash.
        </Trans>
      </p>
      <Value label={t`Client ID`} text={made.clientId} />
      <Value label={t`Client secret`} text={made.clientSecret} secret />
    </Dialog>
  );
}

function Value({ label, text, secret = false }: { label: string; text: string; secret?: boolean }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="grid gap-1">
      <span className="text-mute text-xs">{label}</span>
      <div className="flex items-center gap-2">
        <code
          data-secret={secret || undefined}
          className="min-w-0 flex-1 select-all break-all rounded-lg border border-line bg-page px-2.5 py-1.5"
        >
          {text}
        </code>
        {navigator.clipboard && (
          <Button aria-label={t`Copy: ${label}`} onClick={() => void copy()}>
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            {copied ? t`Copied` : t`Copy`}
          </Button>
        )}
      </div>
      <p role="status" className="text-mute text-xs empty:hidden">
        {copied === false && t`The browser blocked it: select the text and copy it yourself.`}
        {copied && <span className="sr-only">{t`Copied`}</span>}
      </p>
    </div>
  );
}
