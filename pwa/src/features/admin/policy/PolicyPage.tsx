import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OverbookConfig, OverbookConfigPatch } from '@/api/model';
import { overbookConfig } from '@/api/overbookConfig';
import { Failed } from '@/components/Failed';
import { Skeleton } from '@/ui/Skeleton';
import { type Draft, read, UNCHANGED, USUAL_SLOT } from './draft';
import { Ledger } from './Ledger';
import { PolicyForm } from './PolicyForm';
import { Preview } from './Preview';
import { Reliability } from './Reliability';

/** When overbooking is suggested and how time is offered: the settings, what they would do, and how well it went. */
export function PolicyPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(overbookConfig);
  if (data) return <Policy config={data} />;
  if (error) return <Failed title={t`The settings could not be loaded`} error={error} retry={refetch} />;
  return (
    <div role="status" aria-label={t`Loading`} className="grid grid-cols-2 gap-10 p-4 max-lg:grid-cols-1">
      <Skeleton className="h-120" />
      <Skeleton className="h-72" />
    </div>
  );
}

function Policy({ config }: { config: OverbookConfig }) {
  const [draft, setDraft] = useState<Draft>(UNCHANGED);
  const [slot, setSlot] = useState(USUAL_SLOT);
  const made = read(config, draft, slot);
  // While a field is wrong the preview stays at what was last right.
  const right = useRef<OverbookConfigPatch>({});
  if (!made.wrong) right.current = made.patch;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="grid max-w-7xl grid-cols-2 gap-x-12 gap-y-8 p-4 max-lg:grid-cols-1 max-md:px-3">
        <PolicyForm
          config={config}
          draft={draft}
          onDraft={setDraft}
          slot={slot}
          onSlot={setSlot}
          made={made}
        />
        {/* It stays in sight of whatever is changed. */}
        <div className="min-w-0 self-start lg:sticky lg:top-4">
          <Preview config={config} patch={right.current} changed={made.changed} />
        </div>
        <Reliability />
        <Ledger />
      </div>
    </div>
  );
}
