import { Trans, useLingui } from '@lingui/react/macro';
import type { ServiceAccount } from '@/api/model';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';

interface Props {
  items: readonly ServiceAccount[];
  onRevoke: (serviceAccount: ServiceAccount) => void;
  onActivity: (name: string) => void;
  onTrust: (serviceAccount: ServiceAccount) => void;
  onEdit: (serviceAccount: ServiceAccount) => void;
  onRenew: (serviceAccount: ServiceAccount) => void;
}

/** Each service account with its scopes and when it was used last. */
export function ServiceAccountRows({ items, onRevoke, onActivity, onTrust, onEdit, onRenew }: Props) {
  const { t } = useLingui();
  return (
    <ul aria-label={t`Service accounts`}>
      {items.map((serviceAccount) => {
        const {
          id,
          clientId,
          name,
          scopes,
          demographics,
          networks,
          previousSecretUntil,
          createdAt,
          lastUsedAt,
        } = serviceAccount;
        const trusted = demographics === 'trust';
        const since = moment(Date.parse(createdAt));
        const until = previousSecretUntil && moment(Date.parse(previousSecretUntil));
        const from = networks.join(', ');
        const last = lastUsedAt && moment(Date.parse(lastUsedAt));
        return (
          <li
            key={id}
            data-machine={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 border-line-soft border-b px-4 py-2.5 max-md:grid-cols-1 max-md:px-3"
          >
            <div className="grid min-w-0 gap-1">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <b className="break-words font-semibold">{name}</b>
                <code className="select-all break-all text-mute text-xs">{clientId}</code>
              </p>
              <p className="flex flex-wrap items-center gap-1.5 text-xs">
                {scopes.map((scope) => (
                  <span key={scope} className="rounded-full border border-line px-2 py-px">
                    {scope}
                  </span>
                ))}
                <span className="text-mute">
                  {last ? <Trans>last used {last}</Trans> : <Trans>never used</Trans>} ·{' '}
                  <Trans>since {since}</Trans>
                  {from && (
                    <>
                      {' '}
                      · <Trans>from {from} only</Trans>
                    </>
                  )}
                  {until && (
                    <>
                      {' '}
                      · <Trans>old secret valid until {until}</Trans>
                    </>
                  )}
                </span>
              </p>
            </div>
            <div className="flex flex-wrap gap-1.5">
              <Button
                aria-label={t`Trust ${name} with patient data`}
                aria-pressed={trusted}
                title={t`Its names, birth dates and contact details replace those of known patients.`}
                onClick={() => onTrust(serviceAccount)}
              >
                {trusted ? <Trans>Trusted with patient data</Trans> : <Trans>Trust with patient data</Trans>}
              </Button>
              <Button aria-label={t`Permissions of ${name}`} onClick={() => onEdit(serviceAccount)}>
                <Trans>Permissions…</Trans>
              </Button>
              <Button aria-label={t`New secret for ${name}`} onClick={() => onRenew(serviceAccount)}>
                <Trans>New secret…</Trans>
              </Button>
              <Button aria-label={t`Activity of ${name}`} onClick={() => onActivity(name)}>
                <Trans>Activity</Trans>
              </Button>
              <Button variant="harm" aria-label={t`Revoke ${name}`} onClick={() => onRevoke(serviceAccount)}>
                <Trans>Revoke…</Trans>
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
