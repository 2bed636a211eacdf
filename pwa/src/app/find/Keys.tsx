import { ShortcutsDialog } from '@/features/find/ShortcutsDialog';

/** The list of keys, with its words. */
export function Keys({ onClose }: { onClose: () => void }) {
  return <ShortcutsDialog onClose={onClose} />;
}
