// Loaded before a process of the application: answers over the channel how much memory the process holds once what nobody holds is collected.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('message', (asked) => {
  if (asked !== 'memory') return;
  // What is finalized by one collection is free for the next.
  for (let times = 0; times < 4; times += 1) collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ held: heapUsed + external, resident: rss });
});
// Being asked is no reason to live on.
process.channel?.unref();
