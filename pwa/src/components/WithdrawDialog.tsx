import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { GAPS } from '@/api/gaps';
import type { Offer } from '@/api/model';
import { offer as one } from '@/api/offer';
import { WAITLIST, withdrawOffer } from '@/api/waitlist';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { AskDialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import { offerLabel } from '@/wording/offers';
import { useSubmit } from './useSubmit';

/** Asks before people are told that what they were offered is gone. */
export function WithdrawDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const client = useQueryClient();
  const { fieldErrors, pending, submit } = useSubmit();
  const start = Date.parse(offer.start);
  const when = `${shortDay(dayOf(start))} ${clockRange(start, Date.parse(offer.end))}`;
  const withdraw = () =>
    submit({}, async () => {
      const now = await withdrawOffer(offer.id);
      client.setQueryData(one(offer.id).queryKey, now);
      for (const key of [WAITLIST, GAPS]) void client.invalidateQueries({ queryKey: [key] });
      const how = offerLabel(now.status);
      // Somebody may have been faster with an answer.
      toast(
        now.status === 'withdrawn' ? t`Withdrawn: ${when} is free again.` : t`${when}: already “${how}”.`,
      );
      onClose();
    });
  return (
    <AskDialog
      title={t`Withdraw ${when}?`}
      onClose={onClose}
      onSubmit={() => void withdraw()}
      back={t`Keep offer`}
      backFirst
      variant="harm"
      pending={pending}
      yes={t`Withdraw`}
      error={fieldErrors.form}
    >
      <p>
        <Trans>
          Invited patients are told by e-mail and keep their places. The time is freed immediately.
        </Trans>
      </p>
    </AskDialog>
  );
}
