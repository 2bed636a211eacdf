/** Who is told of a password that was proved right, to open with it what this device keeps. */
interface Listener {
  /** Somebody signed in, and the session is theirs; null where they did not say that the device is their own. */
  signedIn(password: string | null): void;
  /** Whoever is signed in has changed it. */
  changed(password: string): void;
}

let listener: Listener | undefined;

export function onPassword(next: Listener): void {
  listener = next;
}

/** Hands a password on, at once and once; it is kept nowhere. */
export const proved: Listener = {
  signedIn: (password) => listener?.signedIn(password),
  changed: (password) => listener?.changed(password),
};
