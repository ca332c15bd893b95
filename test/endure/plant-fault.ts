import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PLANTED, planted, plantedFaults, root } from './planted-faults.ts';

// Loaded before everything else of a process that is to have a fault: the file that it is in is loaded with it.

const fault = plantedFaults[Number(process.env[PLANTED])];
if (fault === undefined) throw new Error(`${PLANTED} names no fault.`);
const faulty = new URL(fault.file, pathToFileURL(`${root}/`)).href;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    return url === faulty ? { ...loaded, source: planted(String(loaded.source), fault) } : loaded;
  },
});
