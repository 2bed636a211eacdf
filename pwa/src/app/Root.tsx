import { Outlet } from '@tanstack/react-router';
import { LiveRegion } from '@/ui/LiveRegion';
import { Toaster } from '@/ui/Toaster';

export function Root() {
  return (
    <>
      <Outlet />
      <Toaster />
      <LiveRegion />
    </>
  );
}
