import { Skeleton } from './Skeleton';

/** A panel's details on their way: what, who, and below it parts of these heights. */
export const PanelSkeleton = ({ parts }: { parts: readonly string[] }) => (
  <div className="grid gap-3" aria-hidden>
    {['h-3 w-28', 'h-5 w-44', ...parts].map((className) => (
      <Skeleton key={className} className={className} />
    ))}
  </div>
);
