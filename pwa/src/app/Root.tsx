import { Outlet } from '@tanstack/react-router';
import { LiveRegion } from '@/ui/LiveRegion';
import { Toaster } from '@/ui/Toaster';
import { DemoStrip } from './DemoStrip';
import { OfflineStrip } from './OfflineStrip';
import { UpdateStrip } from './UpdateStrip';

export function Root() {
  return (
    <>
      <div className="flex h-full flex-col">
        <OfflineStrip />
        <UpdateStrip />
        <DemoStrip />
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </div>
      <Toaster />
      <LiveRegion />
    </>
  );
}
