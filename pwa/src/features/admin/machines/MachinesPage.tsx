import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ServiceAccount } from '@/api/model';
import { serviceAccounts } from '@/api/serviceAccounts';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { Failed } from '@/ui/Failed';
import { Notice } from '@/ui/Notice';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { errorSentence } from '@/wording/sentences';
import { MachineRows } from './MachineRows';
import { NewMachine } from './NewMachine';
import { RevokeDialog } from './RevokeDialog';

/** The machines that use the API: interface engines and what else the hospital connects. */
export function MachinesPage({ onActivity }: { onActivity: (clientName: string) => void }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ServiceAccount | null>(null);
  const { data, error, refetch } = useQuery(serviceAccounts);
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
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
          <Failed
            title={t`The service accounts could not be loaded`}
            why={errorSentence(error)}
            retry={() => void refetch()}
          />
        ) : !data ? (
          <RowsSkeleton />
        ) : data.length === 0 ? (
          <Notice title={t`No service accounts`}>
            <Trans>An interface engine needs a service account: a client ID, a secret and scopes.</Trans>
          </Notice>
        ) : (
          <MachineRows items={data} onRevoke={setRevoking} onActivity={onActivity} />
        )}
      </div>
      {adding && <NewMachine onClose={() => setAdding(false)} />}
      {revoking && <RevokeDialog machine={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
