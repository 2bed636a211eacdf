import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { book, doctor } from '@/testing/appointments';
import { ada, json, server, show, signedIn } from '@/testing/page';
import { FirstSteps } from './FirstSteps';
import { type Beginning, useBeginning } from './useBeginning';

const adler = doctor('a', 'Dr. Adler');
const house = { id: 'h', version: 1, name: 'Heart', colour: '#2f6fb3', maxPerHour: 2, active: true };

interface World {
  departments?: object[];
  doctors?: object[];
  works?: boolean;
  booked?: object[];
}

function world({ departments = [], doctors = [], works = false, booked = [] }: World) {
  const open = works ? [{ start: '2026-11-23T08:00:00Z', end: '2026-11-23T16:00:00Z' }] : [];
  server(({ url: { pathname } }) => {
    if (pathname.endsWith('/departments')) return json({ items: departments });
    if (pathname.endsWith('/doctors')) return json({ items: doctors });
    if (pathname.endsWith('/availability'))
      return json({ items: doctors.map(() => ({ doctorId: 'a', open, timeOff: [] })) });
    return json({ items: booked, next: null, total: booked.length });
  });
}

function Told({ tell }: { tell: (beginning: Beginning | null | undefined) => void }) {
  tell(useBeginning());
  return null;
}

/** How far the hospital is said to have come, once that is known. */
async function told(of: World): Promise<Beginning | null | undefined> {
  world(of);
  const tell = vi.fn();
  show(<Told tell={tell} />);
  await vi.waitFor(() => expect(tell.mock.lastCall?.[0]).not.toBeUndefined());
  return tell.mock.lastCall?.[0];
}

describe('the first minutes of a hospital', () => {
  beforeEach(() => signedIn({ ...ada, role: 'ADMIN' }));

  test('are over as soon as something is booked', async () => {
    expect(await told({ booked: [book('x', '09:00', '10:00')] })).toBeNull();
  });

  test('know what is there and what is not', async () => {
    const none = { departments: false, doctors: false, hours: false, withoutHours: undefined };
    expect(await told({})).toEqual(none);
    expect(await told({ departments: [house] })).toEqual({ ...none, departments: true });
    const some = { departments: true, doctors: true };
    expect(await told({ departments: [house], doctors: [adler] })).toEqual({
      ...some,
      hours: false,
      withoutHours: 'a',
    });
    expect(await told({ departments: [house], doctors: [adler], works: true })).toEqual({
      ...some,
      hours: true,
      withoutHours: undefined,
    });
  });

  test('nobody who was put out of use counts', async () => {
    const old = { ...adler, active: false };
    expect(await told({ departments: [house], doctors: [old], works: true })).toMatchObject({
      doctors: false,
      hours: false,
    });
  });

  test('lead to what comes next, and tick what is done', () => {
    world({});
    const beginning = { departments: true, doctors: false, hours: false, withoutHours: undefined };
    show(<FirstSteps beginning={beginning} onCalendar={() => {}} />);
    const [first, second, third] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('Add your departments, done');
    expect(second?.getAttribute('aria-current')).toBe('step');
    expect(within(second as HTMLElement).getByText('Add a doctor')).toBeTruthy();
    expect(third?.getAttribute('aria-current')).toBeNull();
  });
});
