import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { currentSession, onSession } from '@/api/session';
import { useLanguage } from '@/lib/locale';
import { useStore } from '@/lib/store';
import { LiveRegion } from '@/ui/LiveRegion';
import { Toaster } from '@/ui/Toaster';
import { DemoStrip } from './DemoStrip';
import { GlassStrip } from './GlassStrip';
import { handovers } from './handovers';
import { OfflineStrip } from './OfflineStrip';
import { signInPart } from './signInPart';
import { UpdateStrip } from './UpdateStrip';

const SignInAgainDialog = lazy(async () => ({ default: (await signInPart()).SignInAgainDialog }));

export function Root() {
  // What stands here itself says everything again in another language; the pages hear of it by their words.
  useLanguage();
  const lapsed = useSyncExternalStore(onSession, () => currentSession().state === 'lapsed');
  return (
    <>
      <div key={useStore(handovers)} data-lapsed={lapsed || undefined} inert={lapsed} className="h-full">
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
      </div>
      {lapsed && (
        <Suspense>
          <SignInAgainDialog />
        </Suspense>
      )}
    </>
  );
}
