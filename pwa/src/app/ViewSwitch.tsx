import { useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { ariaKeys, useCommand } from '@/components/commands';
import type { Span } from '@/features/toolbar/Toolbar';
import { cx } from '@/lib/cx';
import { Segmented, segment } from '@/ui/Segmented';

const SPANS: readonly Span[] = ['day', 'week', 'month', 'list'];

export function spanOf(pathname: string | undefined): Span {
  return SPANS.find((span) => pathname?.endsWith(`/${span}`)) ?? 'day';
}

/** Day, week, month, list: each keeps date and filters. */
export function ViewSwitch({ span }: { span: Span }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const to = (view: Span) => () => void navigate({ to: `/${view}` as '/day', search: (search) => search });
  useCommand('day', to('day'));
  useCommand('week', to('week'));
  useCommand('month', to('month'));
  useCommand('list', to('list'));
  const words: Record<Span, string> = { day: t`Day`, week: t`Week`, month: t`Month`, list: t`List` };
  return (
    <Segmented label={t`View`}>
      {SPANS.map((to, index) => (
        <Link
          key={to}
          to={`/${to}` as '/day'}
          search={(search) => search}
          aria-keyshortcuts={ariaKeys(to)}
          aria-current={to === span ? 'page' : undefined}
          className={cx(segment, index > 0 && 'border-line border-l')}
        >
          {words[to]}
        </Link>
      ))}
    </Segmented>
  );
}
