import { i18n } from '@lingui/core';
import { messages } from '@/locales/waitlist/en.po';

// Beside the words of the shell, which are there already; the page that needs them is loaded together with this.
i18n.load('en', messages);
