import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accounts } from '@/api/users';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import { walkRows } from '@/lib/walkRows';
import { Dialog } from '@/ui/Dialog';
import { TextField } from '@/ui/Field';
import { Skeleton } from '@/ui/Skeleton';
import { errorMessage, roleLabel } from '@/wording/messages';

interface Props {
  onChoose: (user: { id: string; username: string }) => void;
  onClose: () => void;
}

/** Finds the user who shall be flagged. */
export function ChooseUser({ onChoose, onClose }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const q = useDebouncedValue(text.trim(), 200);
  const { data, error } = useInfiniteQuery(accounts({ q }, 8));
  const found = data?.pages[0]?.items;
  return (
    <Dialog title={t`Flag a user`} onClose={onClose}>
      <TextField
        label={t`Name or e-mail`}
        type="search"
        data-autofocus
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
      {error && (
        <p role="alert" className="text-harm text-xs">
          {errorMessage(error)}
        </p>
      )}
      {!found && !error && <Skeleton className="h-40" />}
      {found?.length === 0 && <p role="status" className="text-mute">{t`No user has this name.`}</p>}
      <ul onKeyDown={walkRows} aria-label={t`Users`} className="-mx-2">
        {found?.map((user) => (
          <li key={user.id}>
            <button
              type="button"
              data-row={user.id}
              onClick={() => onChoose(user)}
              className="grid w-full rounded-md px-2 py-1.5 text-left hover:bg-page"
            >
              <span className="truncate font-semibold">{user.username}</span>
              <span className="truncate text-mute text-xs">
                {roleLabel(user.role)}
                {user.email && ` · ${user.email}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
