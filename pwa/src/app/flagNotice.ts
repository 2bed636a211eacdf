import { t } from '@lingui/core/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { justFlagged } from '@/realtime/live';
import { toast } from '@/ui/toasts';

/** Flags that come together are told together: a message takes the place of the one before. */
const TOGETHER = 5_000;

/** Tells an administrator, wherever they are in the app, that somebody was flagged. */
export function useFlagNotice(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let told: { name: string; at: number }[] = [];
    return justFlagged.subscribe(() => {
      const flag = justFlagged.get();
      if (!flag) return;
      const [name, at] = [flag.user.username, performance.now()];
      told = [...told.filter((each) => each.name !== name && at - each.at < TOGETHER), { name, at }];
      const names = told.map((each) => each.name).join(', ');
      const look = { label: t`Review`, run: () => void navigate({ to: '/admin/monitored' }) };
      const there = location.pathname.endsWith('/admin/monitored');
      toast(told.length > 1 ? t`${names} were flagged.` : t`${name} was flagged.`, {
        tone: 'harm',
        actions: there ? [] : [look],
      });
    });
  }, [navigate]);
}
