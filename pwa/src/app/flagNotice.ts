import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { justFlagged } from '@/realtime/live';
import { say } from '@/ui/toasts';

/** Tells an administrator, wherever they are in the app, that somebody was flagged. */
export function useFlagNotice(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      justFlagged.subscribe(() => {
        const flag = justFlagged.get();
        if (!flag) return;
        const name = flag.user.username;
        const look = { label: t`Review`, run: () => void navigate({ to: '/admin/monitored' }) };
        const there = location.pathname.endsWith('/admin/monitored');
        say(t`${name} was flagged.`, { tone: 'harm', actions: there ? [] : [look] });
      }),
    [navigate],
  );
}
