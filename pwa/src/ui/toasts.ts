import { store } from '@/lib/store';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  /** `harm`: something was refused or not saved; it stays longer. */
  tone: 'plain' | 'harm';
  actions: ToastAction[];
}

export const toasts = store<Toast[]>([]);
let last = 0;

/** Shows a message at the bottom of the screen, with actions. A new one replaces what was there. */
export function toast(text: string, options: { tone?: Toast['tone']; actions?: ToastAction[] } = {}): number {
  last += 1;
  toasts.set([{ id: last, text, tone: options.tone ?? 'plain', actions: options.actions ?? [] }]);
  return last;
}

export function dismiss(id?: number): void {
  toasts.set((all) => (id === undefined ? [] : all.filter((toast) => toast.id !== id)));
}
