import { beforeAll } from 'vitest';
import { offerFreedTime } from './waiting';

// What one story cancels would be held for a patient of the made-up hospital, where the next one wants to book.
beforeAll(() => offerFreedTime(false));
