/** So many frames: what is waited for is drawn in the next, unless the machine is busy. */
const FRAMES = 30;

/** Puts the focus on what is about to be drawn; where it is not, nothing happens. */
export function focusSoon(selector: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector);
    // Not in the first frame: what goes away then gives its focus back.
    if (element && frames < FRAMES) element.focus({ preventScroll: true });
    else if (frames > 0) focusSoon(selector, frames - 1);
  });
}
