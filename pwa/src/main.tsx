// First: it says the order of the layers that every other style sheet adds to.
import './app/styles.css';

import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { activatePreferredLanguage } from '@/lib/i18n';
import { watchConnection } from '@/lib/reachable';
import { Unreachable } from './api/problem';
import { keepInstallOffer } from './app/installer';
import { queryClient } from './app/query';
import { router } from './app/router';
import { followSession } from './app/sessionWork';
import { keepShell } from './offline/shell';

keepInstallOffer();
watchConnection();
followSession();
void keepShell().catch(() => undefined);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const page = createRoot(root, {
  // A page that says it cannot reach the server has said it; the console is for what nobody foresaw.
  onCaughtError: (error) => {
    if (!(error instanceof Unreachable)) console.error(error);
  },
});
activatePreferredLanguage().then(
  () =>
    page.render(
      <StrictMode>
        <I18nProvider i18n={i18n}>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </I18nProvider>
      </StrictMode>,
    ),
  // The words to say it in are what is missing.
  () =>
    page.render(
      'Could not be loaded. Please try again. – Konnte nicht geladen werden. Bitte versuchen Sie es erneut.',
    ),
);
