import { useLingui } from '@lingui/react/macro';
import { saveFile } from '@/lib/saveFile';
import { Button } from '@/ui/Button';

/** The codes for when app or passkey is lost, which nobody can read again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useLingui();
  const save = () =>
    saveFile(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }), 'recovery-codes.txt');
  return (
    <div role="status" className="grid gap-3">
      <p>{t`It is on. Save these recovery codes: each lets you sign in once if you lose your phone. They are shown only now.`}</p>
      <ul className="grid gap-1 font-mono">
        {codes.map((code) => (
          <li key={code} data-recovery-code>
            {code}
          </li>
        ))}
      </ul>
      <Button onClick={save}>{t`Save to a file`}</Button>
      <Button variant="primary" onClick={onDone}>{t`I have saved them`}</Button>
    </div>
  );
}
