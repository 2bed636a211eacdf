import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Offer } from '@/api/model';
import { offerWord } from '@/api/offerWords';
import { errorSentence } from '@/api/sentences';
import { WAITLIST, withdrawOffer } from '@/api/waitlist';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { say } from '@/ui/toasts';

/** Asks before people are told that what they were offered is gone. */
export function WithdrawDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const start = Date.parse(offer.start);
  const when = `${shortDay(dayOf(start))} ${clockRange(start, Date.parse(offer.end))}`;
  const withdraw = useMutation({
    mutationFn: () => withdrawOffer(offer.id),
    onSuccess: ({ status }) => {
      // Somebody may have been faster with an answer.
      const how = offerWord(status);
      say(status === 'withdrawn' ? t`Withdrawn: ${when} is free again.` : t`${when}: ${how} already.`);
      onClose();
      return client.invalidateQueries({ queryKey: [WAITLIST] });
    },
  });
  return (
    <Dialog
      title={t`Withdraw ${when}?`}
      onClose={onClose}
      onSubmit={() => !withdraw.isPending && withdraw.mutate()}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Keep</Trans>
          </Button>
          <Button type="submit" look="harm" pending={withdraw.isPending}>
            <Trans>Withdraw</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Those who were asked are told by mail, and keep their places. The time is free at once.</Trans>
      </p>
      <p role="alert" className="text-harm text-xs empty:hidden">
        {withdraw.error && errorSentence(withdraw.error)}
      </p>
    </Dialog>
  );
}
