import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { LARGEST_PICTURE, PICTURE_TYPES, removePicture, setPicture } from '@/api/account';
import type { User } from '@/api/model';
import { userChanged } from '@/api/session';
import { usePicture } from '@/components/usePicture';
import { useSubmit } from '@/components/useSubmit';
import { useBlobUrl } from '@/lib/useBlobUrl';
import { Button } from '@/ui/Button';
import { FormError } from '@/ui/FormError';
import { NotSaved } from '@/ui/NotSaved';
import { Portrait } from '@/ui/Portrait';

/** The picture: chosen, looked at as it will be shown, and only then sent. */
export function PictureSection({ user }: { user: User }) {
  const { t } = useLingui();
  const tooBig = t`This picture is too large. The limit is 2 MB and 16 million pixels.`;
  const unreadable = t`This picture cannot be read. Choose a PNG, JPEG or WebP file.`;
  const { faults, pending, submit } = useSubmit({ 'body-too-large': { form: tooBig } });
  const [chosen, setChosen] = useState<File>();
  const picker = useRef<HTMLInputElement>(null);
  const preview = useBlobUrl(chosen);
  const current = usePicture(user.avatarUrl);

  const choose = (file: File | undefined) => {
    if (!file) return;
    const fault = !PICTURE_TYPES.includes(file.type)
      ? unreadable
      : file.size > LARGEST_PICTURE
        ? tooBig
        : undefined;
    setChosen(fault ? undefined : file);
    void submit({ form: fault }, async () => undefined);
  };
  const send = (file: File) =>
    submit({}, async () => {
      userChanged(await setPicture(file));
      setChosen(undefined);
    });
  const remove = () =>
    submit({}, async () => {
      await removePicture();
      userChanged({ avatarUrl: null });
    });

  return (
    <section className="flex items-center gap-4" aria-label={t`Picture`}>
      <Portrait name={user.username} src={preview ?? current} className="size-20 text-xl" />
      <div className="grid gap-2">
        <input
          ref={picker}
          type="file"
          accept={PICTURE_TYPES.join()}
          className="sr-only"
          tabIndex={-1}
          aria-label={t`Picture file`}
          onChange={({ target }) => {
            choose(target.files?.[0]);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
        <div className="flex flex-wrap gap-2">
          {chosen ? (
            <>
              <Button look="primary" pending={pending} onClick={() => void send(chosen)}>
                <Trans>Use this picture</Trans>
              </Button>
              <Button disabled={pending} onClick={() => setChosen(undefined)}>
                <Trans>Keep the current one</Trans>
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => picker.current?.click()}>
                {user.avatarUrl ? t`Choose another picture` : t`Choose a picture`}
              </Button>
              {user.avatarUrl && (
                <Button look="harm" pending={pending} onClick={() => void remove()}>
                  <Trans>Remove picture</Trans>
                </Button>
              )}
            </>
          )}
        </div>
        <p className="text-mute text-xs">
          {chosen ? (
            <Trans>This is how it will be shown: the centre, as a circle.</Trans>
          ) : (
            <Trans>PNG, JPEG or WebP, at most 2 MB. Only the centre is kept.</Trans>
          )}
        </p>
        <FormError>{faults.form}</FormError>
        <NotSaved />
      </div>
    </section>
  );
}
