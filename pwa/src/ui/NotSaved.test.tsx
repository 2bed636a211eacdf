import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useSubmit } from '@/components/useSubmit';
import { heard, silence } from '@/lib/reachable';
import { useKey } from '@/lib/useKey';
import { show } from '@/testing/page';
import { Button } from './Button';
import { TextField } from './Field';
import { NotSaved } from './NotSaved';

/** What became of a note that was sent; the server takes it, refuses it, or is never heard. */
type Outcome = 'saved' | 'lost';

/** A form as they are everywhere: text, a refusal, and what is not saved. */
function Note({ send, quiet }: { send: (text: string, key: string) => Promise<Outcome>; quiet?: boolean }) {
  const [text, setText] = useState('');
  const [saved, setSaved] = useState(false);
  const keyOf = useKey();
  const { pending, submit } = useSubmit();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit({}, async () => setSaved((await send(text, keyOf({ text }))) === 'saved'));
      }}
    >
      <TextField label="Note" value={text} onChange={({ target }) => setText(target.value)} />
      {saved && <p>Saved.</p>}
      <NotSaved quiet={quiet ?? false} />
      <Button type="submit" pending={pending}>
        Save
      </Button>
    </form>
  );
}

const note = () => screen.getByLabelText('Note');
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const away = /^Not saved: no connection/;
const back = /^You are back online/;

beforeEach(heard);
afterEach(heard);

describe('a form that could not be saved', () => {
  test('keeps its text, says that it is not saved, and when the connection is back sends the same with the same key', async () => {
    const sent: [string, string][] = [];
    let lost = true;
    show(
      <Note
        send={async (text, key) => {
          sent.push([text, key]);
          await Promise.resolve();
          if (lost) silence();
          return lost ? 'lost' : 'saved';
        }}
      />,
    );
    await userEvent.type(note(), 'Second opinion');
    await press('Save');
    expect(await screen.findByText(away)).toBeTruthy();
    expect(note()).toHaveProperty('value', 'Second opinion');
    lost = false;
    heard();
    expect(await screen.findByText(back)).toBeTruthy();
    await press('Send now');
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(screen.queryByText(back)).toBeNull();
    expect(sent.map(([text]) => text)).toEqual(['Second opinion', 'Second opinion']);
    expect(sent[0]?.[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[1]?.[1]).toBe(sent[0]?.[1]);
  });

  test('is changed before it goes again: then it is a request of its own', async () => {
    const keys: string[] = [];
    show(
      <Note
        send={async (_text, key) => {
          keys.push(key);
          await Promise.resolve();
          silence();
          return 'lost';
        }}
      />,
    );
    await userEvent.type(note(), 'One');
    await press('Save');
    await userEvent.type(note(), ' more');
    await press('Try again');
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[1]).not.toBe(keys[0]);
  });

  test('lost again, it still offers to send', async () => {
    show(
      <Note
        send={async () => {
          await Promise.resolve();
          silence();
          return 'lost';
        }}
      />,
    );
    await press('Save');
    await press('Try again');
    heard();
    expect(await screen.findByText(back)).toBeTruthy();
  });
});

describe('a form in which nothing was sent yet', () => {
  const never = async (): Promise<Outcome> => {
    throw new Error('nothing was to be sent');
  };

  test('says so when something was typed, and offers to send it afterwards', async () => {
    show(<Note send={never} />);
    await userEvent.type(note(), 'x');
    silence();
    expect(await screen.findByText(away)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    heard();
    expect(await screen.findByRole('button', { name: 'Send now' })).toBeTruthy();
  });

  test('offers nothing when nobody has touched it, and where it is one of several says nothing at all', async () => {
    const { unmount } = show(<Note send={never} />);
    silence();
    expect(await screen.findByText(away)).toBeTruthy();
    heard();
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(''));
    unmount();
    show(<Note send={never} quiet />);
    silence();
    await Promise.resolve();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  test('what was saved is not called unsaved when the connection goes afterwards', async () => {
    show(<Note send={async () => 'saved'} quiet />);
    await userEvent.type(note(), 'x');
    await press('Save');
    await screen.findByText('Saved.');
    silence();
    await Promise.resolve();
    expect(screen.getByRole('status').textContent).toBe('');
  });
});
