import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { readView } from '@/lib/view';
import { doctor } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { FiltersPanel } from './FiltersPanel';

test('a star makes a doctor one of “my doctors”, who are shown at one press, also next time', async () => {
  await signedIn();
  const [chen, adler] = [doctor('chen', 'Dr. Chen'), doctor('adler', 'Dr. Adler')];
  server(({ url }) => json({ items: url.pathname.endsWith('/doctors') ? [chen, adler] : [chen.department] }));
  const go = vi.fn();
  const panel = <FiltersPanel anchor={{ current: null }} view={readView({})} go={go} onClose={() => {}} />;
  const { unmount } = show(panel);
  expect(screen.queryByRole('button', { name: 'My doctors' })).toBeNull();
  const star = await screen.findByRole('button', { name: 'Favourite: Dr. Adler' });
  await userEvent.click(star);
  expect(star.getAttribute('aria-pressed')).toBe('true');
  unmount();

  show(panel);
  await userEvent.click(await screen.findByRole('button', { name: 'My doctors' }));
  expect(go).toHaveBeenLastCalledWith({ doctors: ['adler'] });
});
