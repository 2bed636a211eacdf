import { ClaimPage } from '@/features/claim/ClaimPage';
import { useStore } from '@/lib/store';
import { mailedToken } from '../mailedToken';

export function ClaimRoute() {
  const token = useStore(mailedToken);
  // Another link is another offer: nothing of the one before stays.
  return <ClaimPage key={token} token={token} />;
}
