import { useState } from 'react';
import { useMedia } from '@/lib/media';

export type Theme = 'light' | 'dark';

/** The theme in force, and a choice of one's own; `theme.js` applies the choice before the first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const system: Theme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const [chosen, setChosen] = useState(() => document.documentElement.dataset.theme as Theme | undefined);
  const choose = (theme: Theme) => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    setChosen(theme);
  };
  return [chosen ?? system, choose];
}
