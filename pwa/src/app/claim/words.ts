import { wordsOf } from '@/lib/words';

// Beside the words of the shell, which are there already; whoever imports this waits for them.
await wordsOf('claim');
