import { Outlet } from '@tanstack/react-router';
import { useLanguage } from '@/lib/locale';
import { LiveRegion } from '@/ui/LiveRegion';
import { Toaster } from '@/ui/Toaster';
import { DemoStrip } from './DemoStrip';
import { GlassStrip } from './GlassStrip';
import { OfflineStrip } from './OfflineStrip';
import { UpdateStrip } from './UpdateStrip';

export function Root() {
  // What stands here itself says everything again in another language; the pages hear of it by their words.
  useLanguage();
  return (
    <>
      <div className="flex h-full flex-col">
        <OfflineStrip />
        <GlassStrip />
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
