// Unpacks the browser that comes with the npm package, before two runs would do so at once.
import chromium from '@sparticuz/chromium';

if (!process.env.CHROMIUM_PATH) await chromium.executablePath();
