import { describe, expect, test } from '@jest/globals';
import type { CustomerDataToKnow } from '../../../local/flows/index.ts';
import { action, hangUp, RunningChat, say } from './running-chat.ts';

const MIA = {
  fields: { ProfileId: 'p-mia', FirstName: 'Mia', PhoneNumber: '+441134960000', 'Attributes.tier': 'gold' },
  keys: { _loyalty: 'L-1' },
  calculatedAttributes: { _frequent_caller: 'true' },
  objects: { Order: [{ OrderId: 'o-1' }, { OrderId: 'o-2' }] },
};
const TIM = { fields: { ProfileId: 'p-tim', FirstName: 'Tim', PhoneNumber: '+441134960000' } };

const ERRORS = { NoMatchingError: 'failed', NoneFoundError: 'none', MultipleFoundError: 'several' };
const find = (data: object, next = 'found') =>
  action(
    'find',
    'GetCustomerProfile',
    { ProfileRequestData: data, ProfileResponseData: ['FirstName', 'Attributes.tier'] },
    next,
    { errors: ERRORS },
  );
const key = (IdentifierName: string, IdentifierValue: string) => ({ IdentifierName, IdentifierValue });
const REST = [
  say('found', '$.Customer.FirstName, $.Customer.Attributes.tier, $.Customer.ProfileId', 'end'),
  say('none', 'none', 'end'),
  say('several', 'several', 'end'),
  say('failed', 'failed', 'end'),
  hangUp,
];

async function saidBy(customers: CustomerDataToKnow, ...actions: Parameters<RunningChat['start']>[0]) {
  const running = new RunningChat(undefined, { customers });
  return running.said(await running.start([...actions, ...REST]));
}

describe('GetCustomerProfile', () => {
  const known = { profiles: [MIA] };

  test.each(['constructor', 'toString', '__proto__', '__proto__.polluted', 'constructor.prototype'])(
    'a field named %s that the profile does not have is not made up',
    async (name) => {
      const asked = action(
        'find',
        'GetCustomerProfile',
        { ProfileRequestData: key('_phone', '+441134960000'), ProfileResponseData: [name, 'FirstName'] },
        'found',
        { errors: ERRORS },
      );
      const said = await saidBy(known, asked);
      expect(said.join()).not.toMatch(/native code|object Object/);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  test.each([
    ['by one key', key('_phone', '+441134960000')],
    ['by the guide’s misspelt member', { IdentifierName: '_phone', IdentiferValue: '+441134960000' }],
    ['by a key of its own', key('_loyalty', 'L-1')],
    ['by its id', key('_profileId', 'p-mia')],
    [
      'by all criteria',
      { SearchCriteria: [key('_phone', '+441134960000'), key('FirstName', 'Mia')], LogicalOperator: 'AND' },
    ],
    [
      'by any criterion',
      { SearchCriteria: [key('_email', 'x@example.com'), key('FirstName', 'Mia')], LogicalOperator: 'OR' },
    ],
    ['by a field, as older exports have it', { PhoneNumber: '+441134960000' }],
  ])('finds a profile %s', async (_, data) => {
    expect(await saidBy(known, find(data))).toEqual(['Mia, gold, p-mia']);
  });

  test('finds none, and several, by branches of their own', async () => {
    expect(await saidBy(known, find(key('_phone', '+441134960001')))).toEqual(['none']);
    expect(await saidBy({ profiles: [MIA, TIM] }, find(key('_phone', '+441134960000')))).toEqual(['several']);
  });

  test('fails where it names nothing, or what it names is unset', async () => {
    expect(await saidBy(known, find({}))).toEqual(['failed']);
    expect(await saidBy(known, find(key('_phone', '$.Attributes.phone')))).toEqual(['failed']);
  });

  test('gives its id alone where the block asks for no fields', async () => {
    const bare = action('find', 'GetCustomerProfile', { ProfileRequestData: key('_profileId', 'p-mia') }, 'found', {
      errors: ERRORS,
    });
    expect(await saidBy(known, bare)).toEqual([', , p-mia']);
  });

  test('reads several fields of a group side by side', async () => {
    const fields = { ...MIA.fields, 'Attributes.since': '2019' };
    const wanted = ['Attributes.tier', 'Attributes.since'];
    const both = action(
      'find',
      'GetCustomerProfile',
      { ProfileRequestData: key('_profileId', 'p-mia'), ProfileResponseData: wanted },
      'tell',
      { errors: ERRORS },
    );
    const tell = say('tell', '$.Customer.Attributes.tier since $.Customer.Attributes.since', 'end');
    expect(await saidBy({ profiles: [{ fields }] }, both, tell)).toEqual(['gold since 2019']);
  });

  test('leaves out a criterion whose value is unset, and fails where none is left', async () => {
    const unset = key('_email', '$.Attributes.email');
    expect(await saidBy(known, find({ SearchCriteria: [unset, key('FirstName', 'Mia')] }))).toEqual([
      'Mia, gold, p-mia',
    ]);
    expect(await saidBy(known, find({ SearchCriteria: [unset] }))).toEqual(['failed']);
  });

  test('fails where $.Customer would be longer than 14,000 characters', async () => {
    const long = { fields: { FirstName: 'x'.repeat(14_001) }, keys: { _k: '1' } };
    expect(await saidBy({ profiles: [long] }, find(key('_k', '1')))).toEqual(['failed']);
  });
});

describe('profiles that flows make', () => {
  const make = action(
    'make',
    'CreateCustomerProfile',
    { ProfileRequestData: { FirstName: 'Ada', PhoneNumber: '1' }, ProfileResponseData: ['FirstName'] },
    'change',
    { errors: ERRORS },
  );
  const change = action(
    'change',
    'UpdateCustomerProfile',
    { ProfileRequestData: { 'Attributes.tier': 'new' }, ProfileResponseData: ['Attributes.tier'] },
    'find',
    { errors: ERRORS },
  );

  test('CreateCustomerProfile and UpdateCustomerProfile: what they wrote is found', async () => {
    const [said] = await saidBy({}, make, change, find(key('_phone', '1')));
    expect(said).toMatch(/^Ada, new, [0-9a-f]{32}$/u);
  });

  test('CreateCustomerProfile leaves out a field that is not text', async () => {
    const odd = { ...make, Parameters: { ProfileRequestData: { FirstName: 'Ada', Address: { City: 'Bath' } } } };
    const tell = say('change', '[$.Customer.ProfileId] [$.Customer.Address]', 'end');
    expect((await saidBy({}, odd, tell))[0]).toMatch(/^\[[0-9a-f]{32}\] \[\]$/u);
  });

  test('UpdateCustomerProfile fails without a profile', async () => {
    expect(await saidBy({}, change)).toEqual(['failed']);
  });
});

describe('what belongs to a profile', () => {
  const known = { profiles: [MIA] };
  const first = find(key('_loyalty', 'L-1'), 'more');
  const block = (type: string, data: object, wanted?: readonly string[]) =>
    action(
      'more',
      type,
      { ProfileRequestData: data, ...(wanted === undefined ? {} : { ProfileResponseData: wanted }) },
      'tell',
      {
        errors: ERRORS,
      },
    );
  const tell = (text: string) => say('tell', text, 'end');

  test('GetCustomerProfileObject reads the newest object of a type', async () => {
    const newest = block('GetCustomerProfileObject', { ObjectType: 'Order', UseLatest: 'true' }, ['Order.OrderId']);
    expect(await saidBy(known, first, newest, tell('$.Customer.Order.OrderId'))).toEqual(['o-2']);
  });

  test('GetCustomerProfileObject reads the one with a key, or finds none', async () => {
    const one = (IdentifierValue: string) =>
      block('GetCustomerProfileObject', { ObjectType: 'Order', IdentifierName: 'OrderId', IdentifierValue }, []);
    expect(await saidBy(known, first, one('o-1'), tell('$.Customer.Order.OrderId'))).toEqual(['o-1']);
    expect(await saidBy(known, first, one('o-9'), tell('x'))).toEqual(['none']);
  });

  test('GetCustomerProfileObject reads an object of a type of one’s own as ObjectAttributes', async () => {
    const own = { profiles: [{ ...MIA, objects: { _device: [{ Serial: 's-1' }] } }] };
    const read = block('GetCustomerProfileObject', { ObjectType: '_device' });
    expect(await saidBy(own, first, read, tell('$.Customer.ObjectAttributes.Serial'))).toEqual(['s-1']);
  });

  test('GetCustomerProfileObject reads a standard type by its template’s name, and finds none of a profile without', async () => {
    const read = block('GetCustomerProfileObject', { ObjectType: '_order' });
    expect(await saidBy(known, first, read, tell('$.Customer.Order.OrderId'))).toEqual(['o-2']);
    const { objects: _, ...without } = MIA;
    expect(await saidBy({ profiles: [without] }, first, read, tell('x'))).toEqual(['none']);
  });

  test('GetCalculatedAttributesForCustomerProfile finds none where nothing was calculated', async () => {
    const { calculatedAttributes: _, ...without } = MIA;
    const read = block('GetCalculatedAttributesForCustomerProfile', { ProfileId: 'p-mia' });
    expect(await saidBy({ profiles: [without] }, first, read, tell('x'))).toEqual(['none']);
  });

  test('GetCalculatedAttributesForCustomerProfile reads what was calculated, or finds none', async () => {
    const read = (name: string) => block('GetCalculatedAttributesForCustomerProfile', { ProfileId: 'p-mia' }, [name]);
    const text = tell('$.Customer.CalculatedAttributes._frequent_caller');
    expect(await saidBy(known, first, read('CalculatedAttributes._frequent_caller'), text)).toEqual(['true']);
    expect(await saidBy(known, first, read('CalculatedAttributes.other'), text)).toEqual(['none']);
  });

  test('AssociateContactToCustomerProfile goes on where the profile is there', async () => {
    const tie = (ProfileId: string) =>
      block('AssociateContactToCustomerProfile', { ProfileId, ContactId: '$.ContactId' });
    expect(await saidBy(known, first, tie('p-mia'), tell('tied'))).toEqual(['tied']);
    expect(await saidBy(known, first, tie('p-9'), tell('tied'))).toEqual(['failed']);
  });
});

describe('cases', () => {
  const errors = { NoMatchingError: 'failed', NoneFound: 'none', MultipleFound: 'several' };
  const known = {
    cases: [
      { fields: { case_id: 'c-1', customer_id: 'm', status: 'open' } },
      { fields: { case_id: 'c-2', customer_id: 'm' } },
    ],
  };
  const get = (fields: object, newest = 'false') =>
    action(
      'get',
      'GetCase',
      { LinkContactToCase: 'false', GetLastUpdatedCase: newest, CaseRequestFields: fields },
      'tell',
      { errors },
    );
  const tell = say('tell', '$.Case.case_id $.Case.status', 'end');

  test('GetCase finds one, none, several, or the one that was changed last', async () => {
    expect(await saidBy(known, get({ status: 'open' }), tell)).toEqual(['c-1 open']);
    expect(await saidBy(known, get({ status: 'closed' }), tell)).toEqual(['none']);
    expect(await saidBy(known, get({ customer_id: 'm' }), tell)).toEqual(['several']);
    expect(await saidBy(known, get({ customer_id: 'm' }, 'true'), tell)).toEqual(['c-2 ']);
    expect(await saidBy(known, get({}), tell)).toEqual(['failed']);
  });

  test('CreateCase makes one, and UpdateCase changes it', async () => {
    const make = action(
      'make',
      'CreateCase',
      { CaseTemplateId: 't', CaseRequestFields: { status: 'open' } },
      'change',
      { errors },
    );
    const change = action('change', 'UpdateCase', { CaseRequestFields: { status: 'closed' } }, 'tell', { errors });
    expect((await saidBy({}, make, change, tell))[0]).toMatch(/^[-0-9a-f]{36} closed$/u);
    expect(await saidBy({}, change, tell)).toEqual(['failed']);
  });
});

test('CreateWisdomSession gives a session that UpdateContactData takes', async () => {
  const assistant = 'arn:aws:wisdom:eu-west-2:111122223333:assistant/a-1';
  const session = action('make', 'CreateWisdomSession', { WisdomAssistantArn: assistant }, 'keep', {
    errors: { NoMatchingError: 'failed' },
  });
  const keep = action('keep', 'UpdateContactData', { WisdomSessionArn: '$.Wisdom.SessionArn' }, 'tell', {
    errors: { NoMatchingError: 'failed' },
  });
  const [said] = await saidBy({}, session, keep, say('tell', '$.Wisdom.SessionArn', 'end'));
  expect(said).toMatch(/^arn:aws:wisdom:eu-west-2:111122223333:session\/a-1\/[-0-9a-f]{36}$/u);
});

test('CreateWisdomSession fails where its assistant is unset', async () => {
  const session = action('make', 'CreateWisdomSession', { WisdomAssistantArn: '$.Attributes.none' }, 'found', {
    errors: { NoMatchingError: 'failed' },
  });
  expect(await saidBy({}, session)).toEqual(['failed']);
});
