import { readOptions } from '../../local/cli/read-options.ts';
import { refuse } from '../../local/cli/refuse.ts';
import { capacityAt } from '../capacity/capacity.ts';
import { NoTimersDeployed, readDeployed } from '../capacity/deployed/read-deployed.ts';
import { readChats } from '../capacity/load/read-chats.ts';
import { documentedQuotas } from '../capacity/quotas/called.ts';
import { readQuotas } from '../capacity/quotas/read-quotas.ts';
import { capacityJson } from '../capacity/show/json.ts';
import { capacityText } from '../capacity/show/text.ts';

/** `npm run capacity`: how many chats the quotas carry, and which to raise first. */
const { values } = readOptions({
  usage: 'npm run capacity -- [options]',
  mostWords: 0,
  options: {
    chats: { type: 'string', default: '1000,10000,100000', value: 'numbers', says: 'chats an hour' },
    quota: {
      type: 'string',
      multiple: true,
      value: 'quotas',
      says: 'calls a second and at once, such as UpdateParticipantRoleConfig=5/8; repeatable',
    },
    json: { type: 'boolean', default: false, says: 'the figures as JSON' },
  },
});

/** Where scripts put the synthesized assembly: what is to be deployed, else what `npm start` plays. */
const ASSEMBLIES = ['cdk.out', '.build/sandbox'];
const SEED = 2026;

const loads = orRefuse(() => readChats(values.chats));
const quotas = orRefuse(() => readQuotas(values.quota?.join(','), documentedQuotas()));
const deployed = orRefuse(() => readDeployed(ASSEMBLIES));
const capacities = loads.map((chatsPerHour) => capacityAt(chatsPerHour, { deployed, quotas, seed: SEED }));

if (values.json) console.log(JSON.stringify(capacityJson(capacities, quotas)));
else console.log(capacityText(capacities, quotas));

function orRefuse<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError || error instanceof NoTimersDeployed) refuse(error.message);
    throw error;
  }
}
