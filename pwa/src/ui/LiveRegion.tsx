import { useStore } from '@/lib/store';
import { announcement } from './announcer';

export function LiveRegion() {
  return (
    <div aria-live="assertive" className="sr-only" data-testid="announcer">
      {useStore(announcement)}
    </div>
  );
}
