import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Department, Doctor } from '@/api/model';
import type { SearchState } from '@/lib/searchState';
import { book } from '@/testing/appointments';
import { type Asked, ada, json, onScreen, problem, server, show, signedIn } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { DoctorsPage } from './DoctorsPage';

const house = (id: string, name: string, more: Partial<Department> = {}): Department => ({
  id,
  version: 1,
  name,
  colour: '#2f6fb3',
  maxPerHour: 2,
  active: true,
  identifiers: [],
  ...more,
});
const heart = house('heart', 'Cardiology');
const person = (id: string, name: string, department = heart, more: Partial<Doctor> = {}): Doctor => ({
  id,
  version: 3,
  name,
  department: { id: department.id, name: department.name, colour: department.colour },
  active: true,
  identifiers: [],
  ...more,
});

interface World {
  houses: Department[];
  people: Doctor[];
  hours?: { weekday: number; from: string; minutes: number }[];
  write?: (asked: Asked) => Response;
}

/** A hospital whose server says what it was asked to write. */
function world({ houses, people, hours = [], write = () => json({}) }: World): Asked[] {
  return server((asked) => {
    if (asked.method !== 'GET') return write(asked);
    const path = asked.url.pathname;
    if (path.endsWith('/departments')) return json({ items: houses });
    if (path.endsWith('/doctors')) return json({ items: people });
    if (path.endsWith('/working-hours'))
      return json({ doctorId: 'x', zone: 'UTC', hours }, 200, { ETag: '"3"' });
    return json({ items: [] });
  });
}

const written = (asked: readonly Asked[]) => asked.filter(({ method }) => method !== 'GET');
const said = () => toasts.get()[0]?.text;

function page(search: SearchState = {}) {
  const go = vi.fn();
  show(<DoctorsPage search={search} go={go} />);
  return go;
}

describe('doctors and their departments', () => {
  beforeEach(async () => {
    onScreen('desk');
    toasts.set([]);
    await signedIn({ ...ada, role: 'ADMIN' });
  });

  test('a text finds doctors by name, without accents, and all of a department by its own', async () => {
    const skin = house('skin', 'Dermatology');
    const people = [person('a', 'Dr. Ádler'), person('b', 'Dr. Brandt'), person('c', 'Dr. Chen', skin)];
    world({ houses: [heart, skin], people });
    page({ q: 'adler' });
    expect(await screen.findByRole('button', { name: /Dr. Ádler/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Dr. (Brandt|Chen)/ })).toBeNull();
    page({ q: 'derma' });
    expect(await screen.findByRole('button', { name: /Dr. Chen/ })).toBeTruthy();
  });

  test('an empty hospital says where to begin', async () => {
    const asked = world({ houses: [], people: [], write: () => json(house('n', 'Neurology'), 201) });
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Add a department' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    expect(dialog.getByText('Enter a name.')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Name'), ' Neurology ');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await vi.waitFor(() => expect(said()).toBe('Neurology added.'));
    expect(written(asked)[0]?.body).toEqual({ name: 'Neurology', colour: '#2f6fb3', maxPerHour: 2 });
  });

  test('a doctor is added to the one department there is, and shown', async () => {
    const asked = world({ houses: [heart], people: [], write: () => json(person('n', 'Dr. New'), 201) });
    const go = page();
    await userEvent.click(await screen.findByRole('button', { name: 'Doctor' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Dr. New');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith({ doctor: 'n', q: undefined }, true));
    expect(written(asked)[0]?.body).toEqual({ name: 'Dr. New', departmentId: 'heart' });
  });

  test('when somebody else was quicker theirs is told and one’s own stays', async () => {
    const world2: World = { houses: [heart], people: [] };
    const asked = world({
      ...world2,
      write: ({ headers }) => {
        if (headers.get('If-Match') === '"2"') return json(house('heart', 'Heart', { version: 3 }));
        world2.houses.splice(0, 1, house('heart', 'Cardiology', { version: 2, maxPerHour: 3 }));
        return problem(412, 'stale-version');
      },
    });
    page();
    await userEvent.click(await screen.findByRole('button', { name: 'Change Cardiology' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Name'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Heart');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Max. parallel appointments: 2 → 3')).toBeTruthy();
    expect((dialog.getByLabelText('Name') as HTMLInputElement).value).toBe('Heart');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(said()).toBe('Heart saved.'));
    expect(written(asked).map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"']);
    expect(written(asked)[1]?.body).toEqual({ name: 'Heart' });
  });

  test('who is out of use is shown when asked for', async () => {
    world({
      houses: [heart],
      people: [person('a', 'Dr. Adler'), person('o', 'Dr. Old', heart, { active: false })],
    });
    const go = page();
    await screen.findByRole('button', { name: /Dr. Adler/ });
    expect(screen.queryByRole('button', { name: /Dr. Old/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show inactive' }));
    expect(go).toHaveBeenCalledWith({ unused: 'shown' }, true);
  });
});

describe('working hours', () => {
  beforeEach(async () => {
    onScreen('desk');
    toasts.set([]);
    await signedIn({ ...ada, role: 'ADMIN' });
  });
  const adler = person('a', 'Dr. Adler');
  const clock = (name: string) => screen.findByRole('textbox', { name });
  const enter = async (name: string, text: string) => {
    const field = await clock(name);
    await userEvent.clear(field);
    await userEvent.type(field, text);
    await userEvent.tab();
  };

  test('are entered on one day, copied to the others and saved; what lies outside is listed', async () => {
    const outside = [book('x', '18:00', '18:30', { name: 'Late, Lena' })];
    const asked = world({
      houses: [heart],
      people: [adler],
      write: ({ body }) =>
        json({ ...(body as object), doctorId: 'a', zone: 'UTC', outside }, 200, { ETag: '"4"' }),
    });
    page({ doctor: 'a' });
    await userEvent.click(await screen.findByRole('button', { name: 'Monday: add a time' }));
    await enter('Monday: from', '8');
    await enter('Monday: until', '1630');
    await userEvent.click(screen.getByRole('button', { name: 'Monday: copy to the other workdays' }));
    expect(screen.getByText(/^42 h 30 min a week/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save hours' }));
    expect(await screen.findByText('Late, Lena')).toBeTruthy();
    const [put] = written(asked);
    expect(put?.headers.get('If-Match')).toBe('"3"');
    expect(put?.body).toEqual({
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', minutes: 510 })),
    });
  });

  test('that overlap are not sent', async () => {
    const asked = world({
      houses: [heart],
      people: [adler],
      hours: [{ weekday: 1, from: '08:00', minutes: 240 }],
    });
    page({ doctor: 'a' });
    await userEvent.click(await screen.findByRole('button', { name: 'Monday: add a time' }));
    await enter('Monday 2: from', '11');
    await enter('Monday 2: until', '15');
    expect(screen.getByText('Overlaps another period this week.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save hours' }));
    expect(written(asked)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Monday 2: remove' }));
    expect(screen.queryByText('Overlaps another period this week.')).toBeNull();
  });

  test('are read by who may not change them', async () => {
    await signedIn({ ...ada, role: 'USER' });
    world({ houses: [heart], people: [adler], hours: [{ weekday: 6, from: '20:00', minutes: 600 }] });
    page({ doctor: 'a' });
    expect(await screen.findByText('Sat 20:00–06:00 the next day')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save hours' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change…' })).toBeNull();
  });

  test('time off is added as whole days, and what is booked in it is listed', async () => {
    const standing = [book('y', '09:00', '09:30', { name: 'Booked, Ben' })];
    const asked = world({
      houses: [heart],
      people: [adler],
      write: ({ body }) => json({ ...(body as object), id: 'off', standing }, 201),
    });
    page({ doctor: 'a' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add…' }));
    const first = screen.getByLabelText('First day');
    await userEvent.clear(first);
    await userEvent.type(first, '2026-12-01');
    const last = screen.getByLabelText('Last day');
    await userEvent.clear(last);
    await userEvent.type(last, '2026-12-02');
    await userEvent.type(screen.getByLabelText('Reason'), 'Holiday');
    await userEvent.click(screen.getByRole('button', { name: 'Add time off' }));
    expect(await screen.findByText('Booked, Ben')).toBeTruthy();
    expect(screen.getByText('Find other times for them…')).toBeTruthy();
    expect(written(asked)[0]?.body).toEqual({
      start: '2026-12-01T00:00:00.000Z',
      end: '2026-12-03T00:00:00.000Z',
      reason: 'Holiday',
    });
  });
});
