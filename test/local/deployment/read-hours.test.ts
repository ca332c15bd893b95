import { describe, expect, test } from '@jest/globals';
import { type Deployment, readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder, writeAssembly } from './assembly.ts';

const INSTANCE = 'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-4333-8444-555555555555';
const WORKDAY = { Day: 'MONDAY', StartTime: { Hours: 9, Minutes: 0 }, EndTime: { Hours: 17, Minutes: 30 } };

/** A stack of hours, with other properties over its own, and of a queue that keeps them. */
function read(properties: Readonly<Record<string, unknown>> = {}): Deployment {
  using folder = temporaryFolder();
  const hours = { InstanceArn: INSTANCE, Name: 'Office', TimeZone: 'Europe/London', Config: [WORKDAY], ...properties };
  const queue = { InstanceArn: INSTANCE, Name: 'Support', MaxContacts: 5, HoursOfOperationArn: { Ref: 'Hours' } };
  writeAssembly(folder.dir, {
    One: {
      Resources: {
        Hours: { Type: 'AWS::Connect::HoursOfOperation', Properties: hours },
        Queue: { Type: 'AWS::Connect::Queue', Properties: queue },
      },
    },
  });
  return readDeployment(folder.dir, servedAt);
}

describe('hours of operation', () => {
  test('are read with their time zone and days, and their queue knows them', () => {
    const { hours, queues, skipped } = read();
    expect(hours).toEqual([
      {
        id: expect.any(String),
        arn: `${INSTANCE}/operating-hours/${hours[0]?.id}`,
        name: 'Office',
        timeZone: 'Europe/London',
        config: [{ day: 'MONDAY', startMinutes: 540, endMinutes: 1050 }],
      },
    ]);
    expect(queues).toMatchObject([{ name: 'Support', maxContacts: 5, hoursOfOperationArn: hours[0]?.arn }]);
    expect(skipped).toEqual([]);
  });

  test.each([
    ['a time zone', { TimeZone: 'Mars' }, 'TimeZone Mars is not a time zone'],
    ['a day', { Config: [{ ...WORKDAY, Day: 'Monday' }] }, 'Day must be one of SUNDAY'],
    ['a day that is not an object', { Config: ['MONDAY'] }, 'Config holds "MONDAY"'],
    ['a time that is text', { Config: [{ ...WORKDAY, StartTime: '09:00' }] }, 'got "09:00"'],
    ['an hour', { Config: [{ ...WORKDAY, EndTime: { Hours: 24, Minutes: 0 } }] }, 'EndTime of MONDAY must be'],
    ['a minute', { Config: [{ ...WORKDAY, StartTime: { Hours: 9 } }] }, 'StartTime of MONDAY must be'],
    ['overrides', { HoursOfOperationOverrides: [{}] }, 'HoursOfOperationOverrides are not emulated'],
  ])('that cannot be kept are refused by stack and logical id: %s', (_, properties, message) => {
    expect(() => read(properties)).toThrow('Stack One, Hours: (AWS::Connect::HoursOfOperation)');
    expect(() => read(properties)).toThrow(message);
  });
});
