import { Trans } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { Button } from '@/ui/Button';
import { useAttend } from './useAttend';

/** It is over and nobody has said whether they came: one press says it. */
export function DidTheyCome({ item }: { item: Appointment }) {
  const attend = useAttend();
  return (
    <section className="grid gap-2 rounded-lg border border-line-strong p-2.5">
      <h3 className="font-semibold">
        <Trans>Did the patient attend?</Trans>
      </h3>
      <div className="grid grid-cols-2 gap-1.5">
        <Button onClick={() => void attend(item, 'no-show')}>
          <Trans>No-show</Trans>
        </Button>
        <Button onClick={() => void attend(item, 'fulfil')}>
          <Trans>Attended</Trans>
        </Button>
      </div>
    </section>
  );
}
