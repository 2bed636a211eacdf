import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ServiceAccount } from '@/api/model';
import { changeServiceAccount, serviceAccounts } from '@/api/serviceAccounts';
import { Failed } from '@/components/Failed';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';
import { EditServiceAccount } from './EditServiceAccount';
import { NewServiceAccount } from './NewServiceAccount';
import { RenewDialog } from './RenewDialog';
import { RevokeDialog } from './RevokeDialog';
import { ServiceAccountRows } from './ServiceAccountRows';

/** The service accounts: interface engines and what else the hospital connects. */
export function ServiceAccountsPage({ onActivity }: { onActivity: (clientName: string) => void }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<ServiceAccount | null>(null);
  const [renewing, setRenewing] = useState<ServiceAccount | null>(null);
  const [revoking, setRevoking] = useState<ServiceAccount | null>(null);
  const { data, error, refetch } = useQuery(serviceAccounts);
  const client = useQueryClient();
  const trust = ({ id, demographics }: ServiceAccount) =>
    void changeServiceAccount(id, { demographics: demographics === 'trust' ? 'keep' : 'trust' })
      .catch((failed: unknown) => toast(errorMessage(failed)))
      .finally(() => client.invalidateQueries({ queryKey: serviceAccounts.queryKey }));
  const add = (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus size={15} aria-hidden />
      <Trans>New service account</Trans>
    </Button>
  );
  return (
    <>
      <Bar>
        <p className="mr-auto text-mute max-sm:hidden">
          <Trans>Systems sign in at /api/auth/token and can do what their scopes allow.</Trans>
        </p>
        {add}
      </Bar>
      <div className="min-h-0 flex-1 overflow-auto">
        {error && !data ? (
          <Failed title={t`The service accounts could not be loaded`} error={error} retry={refetch} />
        ) : !data ? (
          <RowsSkeleton />
        ) : data.length === 0 ? (
          <Notice title={t`No service accounts`}>
            <Trans>An interface engine needs a service account: a client ID, a secret and scopes.</Trans>
          </Notice>
        ) : (
          <ServiceAccountRows
            items={data}
            onRevoke={setRevoking}
            onActivity={onActivity}
            onTrust={trust}
            onEdit={setEditing}
            onRenew={setRenewing}
          />
        )}
      </div>
      {adding && <NewServiceAccount onClose={() => setAdding(false)} />}
      {editing && <EditServiceAccount serviceAccount={editing} onClose={() => setEditing(null)} />}
      {renewing && <RenewDialog serviceAccount={renewing} onClose={() => setRenewing(null)} />}
      {revoking && <RevokeDialog serviceAccount={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
