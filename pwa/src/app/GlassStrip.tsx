import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { asksAgain, brokenGlass, endBrokenGlass } from '@/api/glass';
import type { BrokenGlass } from '@/api/model';
import { useCan } from '@/api/rights';
import { reachable } from '@/lib/reachable';
import { serverAhead } from '@/lib/serverClock';
import { useStore } from '@/lib/store';
import { useCountdown } from '@/lib/useCountdown';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';

/** What is open by a broken glass, for how much longer, and the way to close it. */
export function GlassStrip() {
  const may = useCan('breakGlass');
  const online = useStore(reachable);
  const { data = [] } = useQuery({ ...brokenGlass, enabled: may && online });
  if (!may) return null;
  return data.map((glass) => <Strip key={glass.id} glass={glass} />);
}

const MINUTE = 60_000;

function Strip({ glass: { id, patient, practitioner, endsAt } }: { glass: BrokenGlass }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const left = useCountdown(Date.parse(endsAt), useStore(serverAhead));
  const [ending, setEnding] = useState(false);
  const over = left === 0;
  useEffect(() => {
    if (over) void asksAgain(client);
  }, [over, client]);
  if (over) return null;
  const end = async () => {
    setEnding(true);
    try {
      await endBrokenGlass(id);
      await asksAgain(client);
    } catch (error) {
      setEnding(false);
      toast(errorMessage(error), { tone: 'harm' });
    }
  };
  const name = patient?.name ?? practitioner?.name ?? '';
  const time = `${Math.floor(left / MINUTE)}:${String(Math.floor((left % MINUTE) / 1000)).padStart(2, '0')}`;
  return (
    <section
      aria-label={t`Broken glass`}
      data-glass={id}
      className="flex shrink-0 flex-wrap items-center justify-center gap-x-3 gap-y-1 border-harm border-b bg-warn-tint px-4 py-1 text-warn text-xs"
    >
      <ShieldAlert size={14} aria-hidden />
      <span className="min-w-0 break-words">
        {patient
          ? t`Broken glass: ${name} is open to you.`
          : t`Broken glass: ${name}’s appointments are open to you.`}{' '}
        {t`Everything you view is recorded.`}
      </span>
      <span role="timer" className="tabular-nums">{t`${time} left`}</span>
      <button
        type="button"
        disabled={ending}
        onClick={() => void end()}
        className="rounded-md border border-warn px-2 py-0.5 font-semibold hover:bg-panel coarse:py-2"
      >
        {t`Close again`}
      </button>
    </section>
  );
}
