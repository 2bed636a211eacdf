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

/** Says a sentence at the bottom of the screen, with a way out. A new one takes the place of what was there. */
export function say(text: string, options: { tone?: Toast['tone']; actions?: ToastAction[] } = {}): number {
  last += 1;
  toasts.set([{ id: last, text, tone: options.tone ?? 'plain', actions: options.actions ?? [] }]);
  return last;
}

export function hush(id?: number): void {
  toasts.set((all) => (id === undefined ? [] : all.filter((toast) => toast.id !== id)));
}
