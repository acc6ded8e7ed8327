// A process that opens the embedded database of a folder, claims it, says so on its channel, and waits to be killed.
import { openEmbedded } from '@/lib/db/embedded/open-embedded';

const embedded = await openEmbedded(process.argv[2] ?? '', () => undefined, process.argv[3]);
await embedded.claim();
await embedded.announce('http://held.example');
process.send?.(embedded.state);
setInterval(() => undefined, 60_000);
