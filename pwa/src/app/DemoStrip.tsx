import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { settings } from '@/api/settings';

/** Every page of a demonstration says that it is one. */
export function DemoStrip() {
  const demo = useQuery(settings).data?.demo;
  if (!demo) return null;
  return (
    <p className="shrink-0 truncate bg-warn-tint px-4 py-0.5 text-center text-warn text-xs">
      <Trans>Demo: everyone here is fictitious.</Trans>{' '}
      <span className="max-md:hidden">
        <Trans>Do not enter real patient data.</Trans>
      </span>
    </p>
  );
}
