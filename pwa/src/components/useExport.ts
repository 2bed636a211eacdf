import { useRef, useState } from 'react';
import type { Coming } from '@/api/exports';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';

/** A file on its way: how many rows are there, and a way to stop it. One at a time. */
export function useExport() {
  const [rows, setRows] = useState<number | null>(null);
  const under = useRef<AbortController | null>(null);
  const run = async (work: (coming: Coming) => Promise<void>) => {
    if (under.current) return;
    const controller = new AbortController();
    under.current = controller;
    setRows(0);
    try {
      await work({ onRows: setRows, signal: controller.signal });
    } catch (error) {
      if (!controller.signal.aborted) toast(errorMessage(error), { tone: 'harm' });
    } finally {
      under.current = null;
      setRows(null);
    }
  };
  return { rows, pending: rows !== null, run, stop: () => under.current?.abort() };
}
