import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { GAPS } from '@/api/gaps';
import type { Offer } from '@/api/model';
import { offer as one } from '@/api/offer';
import { WAITLIST, withdrawOffer } from '@/api/waitlist';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { say } from '@/ui/toasts';
import { offerWord } from '@/wording/offerWords';
import { useSubmit } from './useSubmit';

/** Asks before people are told that what they were offered is gone. */
export function WithdrawDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const client = useQueryClient();
  const { faults, pending, submit } = useSubmit();
  const start = Date.parse(offer.start);
  const when = `${shortDay(dayOf(start))} ${clockRange(start, Date.parse(offer.end))}`;
  const withdraw = () =>
    submit({}, async () => {
      const now = await withdrawOffer(offer.id);
      client.setQueryData(one(offer.id).queryKey, now);
      for (const key of [WAITLIST, GAPS]) void client.invalidateQueries({ queryKey: [key] });
      const how = offerWord(now.status);
      // Somebody may have been faster with an answer.
      say(now.status === 'withdrawn' ? t`Withdrawn: ${when} is free again.` : t`${when}: already “${how}”.`);
      onClose();
    });
  return (
    <Dialog
      title={t`Withdraw ${when}?`}
      onClose={onClose}
      onSubmit={() => void withdraw()}
      footer={
        <>
          <Button onClick={onClose} data-autofocus>
            <Trans>Keep offer</Trans>
          </Button>
          <Button type="submit" look="harm" pending={pending}>
            <Trans>Withdraw</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Invited patients are told by e-mail and keep their places. The time is freed immediately.
        </Trans>
      </p>
      <FormError>{faults.form}</FormError>
    </Dialog>
  );
}
