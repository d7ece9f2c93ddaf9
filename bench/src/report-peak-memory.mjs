// Loaded before the measured program: writes its peak memory, in KB, when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.SALLYPORT_PEAK_FILE, String(process.resourceUsage().maxRSS));
});
