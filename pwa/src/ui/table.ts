/** How every table looks: headings that stay, hairlines between rows, the page's margin at both ends. */
export const table = 'w-full border-separate border-spacing-0';

export const headCell =
  'sticky top-0 z-1 h-8 whitespace-nowrap border-line border-b bg-panel px-2 text-left font-normal text-mute text-xs first:pl-4 last:pr-4';

export const cell = 'h-8.5 max-w-64 truncate border-line-soft border-b px-2 first:pl-4 last:pr-4';
