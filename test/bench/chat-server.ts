import { readFileSync } from 'node:fs';
import { LocalConnect } from '../../local/index.ts';

// A Local Connect in a process of its own, for `websocket-bench.ts`: it tells its parent where it serves, and ends with
// it.

const connect = await LocalConnect.start({
  clock: { mode: 'live', rate: 1 },
  flows: [
    {
      name: 'Bench',
      type: 'CONTACT_FLOW',
      content: readFileSync(new URL('../../docs/my-flow.json', import.meta.url), 'utf8'),
    },
  ],
});
process.on('disconnect', () => process.exit(0));
process.send?.({
  url: connect.url,
  instanceId: connect.instance.instanceId,
  flowId: connect.flows.find(({ name }) => name === 'Bench')?.id,
});
