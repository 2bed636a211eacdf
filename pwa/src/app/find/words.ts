import { i18n } from '@lingui/core';
import { messages } from '@/locales/find/en.po';

// Beside the words of the shell, which are there already; the dialogs that need them are loaded together with this.
i18n.load('en', messages);
