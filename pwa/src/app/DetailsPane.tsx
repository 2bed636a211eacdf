import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { inRanges } from '@/api/appointment-cache';
import { useCan } from '@/api/rights';
import { useAppointment } from '@/api/useAppointments';
import { type Draft, moveOf } from '@/features/appointment/draft';
import { focusSoon } from '@/lib/focusSoon';
import { withMessages } from '@/lib/i18n';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { today } from '@/lib/zone';
import { useBook } from './book';
import { loadOverbooking } from './loadOverbooking';
import { patientLink } from './patientLink';

const AppointmentPanel = lazyOnIdle(
  () => import('@/features/appointment/AppointmentPanel'),
  'AppointmentPanel',
);
const AlertMarks = lazyOnIdle(
  withMessages('patient', () => import('@/components/AlertMarks')),
  'AlertMarks',
);
const bookingPanel = withMessages('booking', () => import('@/features/appointment/BookingPanel'));
const movePanel = withMessages('booking', () => import('@/features/appointment/MovePanel'));
const BookingPanel = lazyOnIdle(bookingPanel, 'BookingPanel');
const MovePanel = lazyOnIdle(movePanel, 'MovePanel');
const OverbookingPanel = lazyOnIdle(loadOverbooking, 'OverbookingPanel');

interface Props {
  /** Whether this person is of those who book, also while they cannot: what they have entered stays. */
  books: boolean;
  onDraft: (draft: Draft | null) => void;
}

/** The pane beside the view: an appointment, the booking form, a suggestion or an offer, one at a time. */
export function DetailsPane({ books, onDraft }: Props) {
  const { view, draft, open } = useBook();
  return (
    <Suspense>
      {draft?.move ? (
        <MovePanel
          key={draft.move.id}
          draft={draft}
          item={draft.move}
          onDraft={onDraft}
          onClose={() => open(draft.move?.id)}
        />
      ) : draft ? (
        <BookingPanel
          key={draft.like?.id ?? draft.waits?.id}
          draft={draft}
          onDraft={onDraft}
          onClose={() => onDraft(null)}
          onBooked={({ id }) => {
            open(id);
            focusSoon(`main [data-appointment="${id}"]`);
          }}
        />
      ) : view.appointment ? (
        <Details key={view.appointment} id={view.appointment} books={books} />
      ) : (
        books && (view.suggestion || view.offer) && <OverbookingPanel />
      )}
    </Suspense>
  );
}

/** An appointment, or the offer behind a hold, which becomes one while it is looked at. */
function Details({ id, books }: { id: string } & Omit<Props, 'onDraft'>) {
  const { setDraft, open, mayAttend } = useBook();
  const client = useQueryClient();
  const navigate = useNavigate();
  const reviews = useCan('readLog');
  const known = inRanges(client, id);
  const { item } = useAppointment(id, known);
  if (item?.hold && books) return <OverbookingPanel hold={item} />;
  return (
    <AppointmentPanel
      id={id}
      known={known}
      mayChange={setDraft !== undefined}
      mayAttend={mayAttend}
      onClose={() => open(undefined)}
      patientLink={patientLink}
      alerts={(kinds) => <AlertMarks alerts={kinds} />}
      onAccesses={
        reviews ? (patient) => void navigate({ to: '/admin/records', search: { patient } }) : undefined
      }
      onMove={(moved) => setDraft?.(moveOf(moved))}
      onAgain={(like) => setDraft?.({ day: today(), doctorId: like.doctor.id, like })}
      onEarlier={() => void navigate({ to: '/waitlist', search: { join: id } })}
    />
  );
}
