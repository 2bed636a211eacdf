import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { book } from '@/testing/appointments';
import { json, server, show, signedIn } from '@/testing/page';
import { AppointmentMenu } from './AppointmentMenu';

const item = book('a', '09:00', '09:30', { name: 'Osei, Kwame' });

function Menu({ onOpen }: { onOpen: (id: string) => void }) {
  const [open, setOpen] = useState(true);
  return (
    open && (
      <AppointmentMenu
        item={item}
        at={{ x: 10, y: 10 }}
        link="https://hospital.example/day"
        mayAttend
        onAgain={() => {}}
        onMove={() => {}}
        onOpen={onOpen}
        onClose={() => setOpen(false)}
      />
    )
  );
}

test('an entry does what it says, and one that asks puts its question in the menu’s place', async () => {
  await signedIn();
  server(() => json({ items: [] }));
  const onOpen = vi.fn();
  const { unmount } = show(<Menu onOpen={onOpen} />);
  await userEvent.click(screen.getByRole('menuitem', { name: 'Open' }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('a');
  expect(screen.queryByRole('menu')).toBeNull();
  unmount();

  show(<Menu onOpen={onOpen} />);
  await userEvent.keyboard('{End}{Enter}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(await screen.findByRole('heading', { name: 'Cancel this appointment?' })).toBeTruthy();
});
