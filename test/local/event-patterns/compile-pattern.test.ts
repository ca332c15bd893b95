import { describe, expect, test } from '@jest/globals';
import { compilePattern, EVENT_PATTERN } from '../../../local/event-patterns/index.ts';

const takes = (pattern: object, event: object) => compilePattern({ ...pattern }, EVENT_PATTERN)({ ...event });

// The examples are those of the EventBridge user guide, eb-create-pattern-operators.
describe('an event pattern has every operator that EventBridge documents', () => {
  test.each([
    [{ Location: ['New York'], Day: ['Monday'] }, { Location: 'New York', Day: 'Monday' }, { Location: 'New York' }],
    [{ PaymentType: ['Credit', 'Debit'] }, { PaymentType: 'Debit' }, { PaymentType: 'Cash' }],
    [{ UserID: [null] }, { UserID: null }, { UserID: 'null' }],
    [{ LastName: [''] }, { LastName: '' }, {}],
    [{ Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 20 }, { Price: 10 }],
    [{ ProductName: [{ exists: true }] }, { ProductName: null }, {}],
    [{ ProductName: [{ exists: false }] }, {}, { ProductName: 'x' }],
    [{ Region: [{ prefix: 'us-' }] }, { Region: 'us-east-1' }, { Region: 'eu-us-1' }],
    [{ Name: [{ prefix: { 'equals-ignore-case': 'eventb' } }] }, { Name: 'EventBridge' }, { Name: 'aEventB' }],
    [{ File: [{ suffix: '.png' }] }, { File: 'a.png' }, { File: 'a.PNG' }],
    [{ File: [{ suffix: { 'equals-ignore-case': '.png' } }] }, { File: 'a.PNG' }, { File: 'a.png.gz' }],
    [{ Name: [{ 'equals-ignore-case': 'alice' }] }, { Name: 'ALICE' }, { Name: 'Alice B.' }],
    [{ State: [{ 'anything-but': 'init' }] }, { State: 'running' }, { State: 'init' }],
    [{ State: [{ 'anything-but': ['init', 3] }] }, { State: 4 }, { State: 3 }],
    [{ Region: [{ 'anything-but': { prefix: ['us-', 'eu-'] } }] }, { Region: 'ap-1' }, { Region: 'eu-1' }],
    [{ File: [{ 'anything-but': { suffix: '.png' } }] }, { File: 'a.gif' }, { File: 'a.png' }],
    [{ State: [{ 'anything-but': { 'equals-ignore-case': ['INIT', 'x'] } }] }, { State: 'y' }, { State: 'init' }],
    [{ File: [{ 'anything-but': { wildcard: '*/lib/*' } }] }, { File: '/usr/a' }, { File: '/usr/lib/a' }],
    [{ Ip: [{ cidr: '10.0.0.0/24' }] }, { Ip: '10.0.0.255' }, { Ip: '10.0.1.0' }],
    [{ Ip: [{ cidr: '2001:db8::/32' }] }, { Ip: '2001:db8::1' }, { Ip: '10.0.0.1' }],
    [{ File: [{ wildcard: 'dir/*.png' }] }, { File: 'dir/a/b.png' }, { File: 'dir/a.png/' }],
    [{ File: [{ wildcard: '*a*b*c*' }] }, { File: 'xaybzc' }, { File: 'xbyazc' }],
    [{ File: [{ wildcard: 'aXa*aYa' }] }, { File: 'aXaaYa' }, { File: 'aXaYa' }],
    [{ File: [{ wildcard: '\\*.\\\\' }] }, { File: '*.\\' }, { File: 'a.\\' }],
    [{ $or: [{ Day: ['Monday'] }, { n: [{ numeric: ['=', 1] }] }] }, { n: 1 }, { Day: 'Sunday', n: 2 }],
    [{ detail: { tags: { team: ['chat'] } } }, { detail: { tags: { team: 'chat' } } }, { detail: { tags: 'chat' } }],
    [{ detail: { agent: { arn: [{ exists: false }] } } }, { detail: {} }, { detail: { agent: { arn: 'a' } } }],
    [{ resources: ['b'] }, { resources: ['a', 'b'] }, { resources: [] }],
  ])('%j takes %j, and not %j', (pattern, taken, left) => {
    expect(takes(pattern, taken)).toBe(true);
    expect(takes(pattern, left)).toBe(false);
  });
});

test.each([
  [{ a: [{ regex: '.' }] }, 'regex in an event pattern is not emulated. Emulated are exact values, prefix,'],
  [{ a: [{ cidr: '10.0.0.0/64' }] }, 'cidr "10.0.0.0/64"'],
  [{ a: [{ cidr: 'everywhere' }] }, 'cidr "everywhere"'],
  [{ a: [{ prefix: { suffix: 'x' } }] }, 'prefix {"suffix":"x"}'],
  [{ a: [{ wildcard: 5 }] }, 'wildcard 5'],
  [{ a: [{ cidr: ['10.0.0.0/24'] }] }, 'cidr ["10.0.0.0/24"]'],
  [{ a: [{ 'equals-ignore-case': null }] }, 'equals-ignore-case null'],
  [{ a: [{ prefix: ['x'] }] }, 'prefix ["x"]'],
  [{ a: [{ numeric: [], exists: true }] }, 'A condition of several operators'],
  [{ a: [{ 'anything-but': { soundex: 'x' } }] }, 'soundex'],
  [{ a: { b: 'x' } }, 'The value of b, which is not a list,'],
  [{ $and: [] }, '$and'],
])('%j is refused by name', (pattern, named) => {
  expect(() => compilePattern({ ...pattern }, EVENT_PATTERN)).toThrow(
    expect.objectContaining({ name: 'PatternNotEmulated', message: expect.stringContaining(named) }),
  );
});
