import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { inRanges } from '@/api/appointment-cache';
import { patientOf } from '@/api/directory';
import { AppointmentMenu } from '@/features/appointment/AppointmentMenu';
import { moveOf } from '@/features/appointment/draft';
import { HoverCard } from '@/features/appointment/HoverCard';
import { dayOf, today } from '@/lib/zone';
import { useBook } from '../book';
import { type Asked, usePointed } from './usePointed';

/**
 * What a block of the calendar says and offers when somebody rests on it or asks for its menu. It listens to the page and
 * looks up what it needs: the grid knows nothing of it and does not wait for it.
 */
export function BlockExtras() {
  const { open, setDraft, mayAttend } = useBook();
  const client = useQueryClient();
  const [menu, setMenu] = useState<Asked | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const ask = useCallback((asked: Asked) => setMenu(asked), []);
  const { pointed, hide } = usePointed(place, ask);
  const shown = pointed && inRanges(client, pointed.id);
  const asked = menu && inRanges(client, menu.id);
  useEffect(() => {
    if (pointed && !shown) hide();
  }, [pointed, shown, hide]);
  const contact = shown?.patient && client.getQueryData(patientOf(shown.patient.id).queryKey);
  return (
    <span ref={place}>
      {shown && !menu && <HoverCard key={shown.id} item={shown} contact={contact} beside={pointed.element} />}
      {asked && (
        <AppointmentMenu
          item={asked}
          at={menu.at}
          link={linkTo(asked.id, asked.start)}
          mayAttend={mayAttend}
          onAgain={setDraft && ((like) => setDraft({ day: today(), doctorId: like.doctor.id, like }))}
          onMove={setDraft && ((item) => setDraft(moveOf(item)))}
          onOpen={open}
          onClose={() => setMenu(null)}
        />
      )}
    </span>
  );
}

/** Ids and a day, and nothing of a patient. */
const linkTo = (id: string, start: string) =>
  new URL(`day?date=${dayOf(Date.parse(start))}&appointment=${id}`, document.baseURI).href;
