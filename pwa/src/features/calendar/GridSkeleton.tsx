import { Skeleton } from '@/ui/Skeleton';

const SHAPES = [
  [10, 40, 104, 220, 330],
  [40, 130, 190, 300],
  [10, 70, 160, 260, 380],
  [90, 150, 290],
  [20, 110, 210, 250, 350],
  [60, 170, 330],
  [10, 50, 120, 240, 300],
];

/** The grid before its appointments: the same columns, in their shape. */
export function GridSkeleton() {
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label="…"
      className="flex h-full overflow-hidden bg-panel pl-[50px]"
    >
      {SHAPES.map((tops, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed picture.
        <div key={column} className="relative min-w-[148px] flex-1 border-line border-l">
          <div className="grid h-[50px] content-center gap-1.5 border-line border-b px-2.5">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-2.5 w-14" />
          </div>
          {[...tops, ...tops.map((top) => top + 430)].map((top, index) => (
            <div key={top} className="absolute inset-x-1" style={{ top: 50 + top }}>
              <Skeleton className={index % 2 ? 'h-14' : 'h-7'} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
