import { store } from './store';

const key = (userId: string) => `my-doctors ${userId}`;

function kept(userId: string): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key(userId)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

let whose: string | undefined;

/** The doctors whom somebody works with, on this device; ids and nothing else. */
const favourites = store<readonly string[]>([]);

export function favouritesOf(userId: string): typeof favourites {
  if (whose !== userId) {
    whose = userId;
    favourites.set(kept(userId));
  }
  return favourites;
}

export function toggleFavourite(userId: string, doctorId: string): void {
  const now = favouritesOf(userId).get();
  const next = now.includes(doctorId) ? now.filter((id) => id !== doctorId) : [...now, doctorId];
  localStorage.setItem(key(userId), JSON.stringify(next));
  favourites.set(next);
}
