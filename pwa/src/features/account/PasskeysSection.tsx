import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Passkey } from '@/api/model';
import { removePasskey, secondFactors } from '@/api/passkeys';
import { userChanged } from '@/api/session';
import { settings } from '@/api/settings';
import { FactorCode, useFactors, useProof } from '@/components/FactorField';
import { useSubmit } from '@/components/useSubmit';
import { dayClock, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Form } from '@/ui/Form';
import { toast } from '@/ui/toasts';
import { CurrentPassword } from './CurrentPassword';
import { PasskeySetup } from './PasskeySetup';

/** The passkeys of an account: each of them is a second step, and signs in without a password. */
export function PasskeysSection() {
  const { t } = useLingui();
  const { app, passkeys } = useFactors();
  const offered = useQuery(settings).data?.passkeys === true && 'PublicKeyCredential' in globalThis;
  const [adding, setAdding] = useState(false);
  if (!offered && passkeys.length === 0) return null;
  return (
    <section className="grid max-w-86 gap-3">
      <h2 className="font-semibold text-lg">{t`Passkeys`}</h2>
      <p className="text-mute">
        <Trans>
          A passkey is on your phone, your computer or a security key, and you unlock it with a fingerprint,
          your face or a PIN. With it you sign in without a password, or confirm a sign-in with one.
        </Trans>
      </p>
      {passkeys.length > 0 && (
        <ul className="border-line border-t">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} last={passkeys.length === 1 && !app} />
          ))}
        </ul>
      )}
      {offered && !adding && (
        <Button className="justify-self-start" onClick={() => setAdding(true)}>{t`Add a passkey`}</Button>
      )}
      {offered && adding && (
        <PasskeySetup
          begin={t`Continue`}
          onAdded={() => userChanged({ twoFactorEnabled: true })}
          onDone={() => setAdding(false)}
        >
          {null}
        </PasskeySetup>
      )}
    </section>
  );
}

function Row({
  passkey: { id, name, createdAt, lastUsedAt, copied },
  last,
}: {
  passkey: Passkey;
  last: boolean;
}) {
  const { t } = useLingui();
  const [removing, setRemoving] = useState(false);
  const added = shortDay(dayOf(Date.parse(createdAt)));
  const used = lastUsedAt && dayClock(Date.parse(lastUsedAt));
  return (
    <li className="grid gap-2 border-line border-b py-2">
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          <p className="text-mute text-xs">
            {used ? (
              <Trans>
                Added {added}, last used {used}
              </Trans>
            ) : (
              <Trans>Added {added}, not used yet</Trans>
            )}
          </p>
          {copied && (
            <p className="text-harm text-xs">{t`It may have been copied and no longer works. Remove it and add another one.`}</p>
          )}
        </div>
        {!removing && (
          <Button
            variant="harm"
            aria-label={t`Remove the passkey ${name}`}
            onClick={() => setRemoving(true)}
          >{t`Remove`}</Button>
        )}
      </div>
      {removing && <Removal id={id} last={last} onBack={() => setRemoving(false)} />}
    </li>
  );
}

function Removal({ id, last, onBack }: { id: string; last: boolean; onBack: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { missing, proof } = useProof();
  const { fieldErrors, pending, submit } = useSubmit();
  const remove = (password: string, code: string) =>
    submit({ password: password ? undefined : t`Enter your password.`, code: missing(code) }, async () => {
      const shown = await proof(code);
      if (shown) await removePasskey(id, password, shown);
      toast(t`The passkey has been removed.`);
      if (last) userChanged({ twoFactorEnabled: false });
      await client.invalidateQueries({ queryKey: secondFactors.queryKey });
    });
  return (
    <Form
      fieldErrors={fieldErrors}
      formError={fieldErrors.form}
      onSubmit={(text) => !pending && void remove(text('password'), text('code').trim())}
    >
      {last && (
        <p className="text-mute">{t`This turns two-step verification off: the password alone is then enough to sign in.`}</p>
      )}
      <CurrentPassword error={fieldErrors.password} />
      <FactorCode error={fieldErrors.code} />
      <div className="flex gap-2">
        <Button type="submit" variant="harm" pending={pending}>{t`Remove`}</Button>
        <Button onClick={onBack}>{t`Keep`}</Button>
      </div>
    </Form>
  );
}
