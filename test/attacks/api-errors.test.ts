import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Member, OPERATIONS, type ServedModel, shapeOf } from '../../local/api/model.ts';
import { LocalConnect } from '../../local/index.ts';
import { COMMAS, LARGEST_ERROR, LONG_NAME, LONG_TEXT, MANY_ITEMS, MANY_MEMBERS } from './too-much.ts';

let connect: LocalConnect;
const failures: unknown[] = [];
beforeAll(async () => {
  connect = await LocalConnect.start({ onError: (error) => failures.push(error) });
});
afterAll(() => connect.close());

/** Longer ones do not fit into a request's head. */
const MOST_IN_HEAD = 5000;

const TOO_MUCH: readonly unknown[] = [LONG_TEXT, MANY_ITEMS, MANY_MEMBERS, { [LONG_NAME]: 1 }, COMMAS, [MANY_MEMBERS]];

/** A request with the same too much wherever the operation reads something. */
async function attack(model: ServedModel, value: unknown, only?: string): Promise<{ status: number; text: string }> {
  const members = Object.entries(shapeOf(model.shapes, model.input).members ?? {});
  const head = (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MOST_IN_HEAD);
  const isAt = ([name, { location }]: [string, Member], place: Member['location']) =>
    location === place && (only === undefined || only === name);
  const path = members
    .filter(([, { location }]) => location === 'uri')
    .reduce(
      (uri, [name, { locationName = name }]) =>
        uri.replace(`{${locationName}}`, only === undefined || only === name ? encodeURIComponent(head) : 'x'),
      model.http.requestUri,
    );
  const query = members
    .filter((member) => isAt(member, 'querystring'))
    .map(([name, { locationName = name }]) => `${locationName}=${encodeURIComponent(head).slice(0, MOST_IN_HEAD)}`);
  const body = Object.fromEntries(members.filter((member) => isAt(member, undefined)).map(([name]) => [name, value]));
  const response = await fetch(`${connect.url}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`, {
    method: model.http.method,
    headers: { 'x-amz-bearer': 't'.repeat(MOST_IN_HEAD) },
    ...(model.http.method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

test.each([...OPERATIONS.values()].map((model) => [model.name, model] as const))(
  'what %s refuses is bounded',
  async (_, model) => {
    const members = Object.keys(shapeOf(model.shapes, model.input).members ?? {});
    const everywhere = TOO_MUCH.map((value) => attack(model, value));
    const oneByOne = members.flatMap((name) => [COMMAS, MANY_MEMBERS].map((value) => attack(model, value, name)));
    for (const { status, text } of await Promise.all([...everywhere, ...oneByOne])) {
      expect(status).not.toBe(500);
      if (status >= 400) expect(text.length).toBeLessThan(LARGEST_ERROR);
    }
    expect(failures).toEqual([]);
  },
);

test('an operation that there is not, under a name of 10 KB', async () => {
  const response = await fetch(`${connect.url}/contact/${'x'.repeat(10_000)}`);
  expect(response.status).toBe(404);
  expect((await response.text()).length).toBeLessThan(LARGEST_ERROR);
});
