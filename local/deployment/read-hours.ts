import { isTimeZone } from '../flows/opening-hours.ts';
import { DAYS, type HoursOfOperation, type OpenHours } from '../instance.ts';
import { isObject } from '../json.ts';
import type { App } from './app.ts';
import { lastPart } from './last-part.ts';
import type { Reading } from './read-functions.ts';
import type { Resource } from './resource.ts';

/** The hours of operation that the app makes. */
export function* readHours(app: App): Generator<Reading<HoursOfOperation>> {
  for (const resource of app.resources('AWS::Connect::HoursOfOperation')) {
    const arn = app.values.arn(resource);
    const timeZone = resource.text('TimeZone');
    if (!isTimeZone(timeZone))
      throw resource.problem(`TimeZone ${timeZone} is not a time zone; try Europe/London or UTC.`);
    if (resource.property('HoursOfOperationOverrides') !== undefined) {
      throw resource.problem('HoursOfOperationOverrides are not emulated; leave them out of what runs locally.');
    }
    const config = resource.list('Config').map((entry) => openHours(entry, resource));
    yield { resource, deployed: { id: lastPart(arn), arn, name: resource.text('Name'), timeZone, config } };
  }
}

function openHours(entry: unknown, resource: Resource): OpenHours {
  const written = isObject(entry) ? entry : {};
  const day = DAYS.find((name) => name === written.Day);
  if (day === undefined)
    throw resource.problem(`Config holds ${JSON.stringify(entry)}: Day must be one of ${DAYS.join(', ')}.`);
  const minutes = (name: string) => minutesOf(written[name], `${name} of ${day}`, resource);
  return { day, startMinutes: minutes('StartTime'), endMinutes: minutes('EndTime') };
}

function minutesOf(time: unknown, what: string, resource: Resource): number {
  const { Hours: hours, Minutes: minutes } = isObject(time) ? time : {};
  if (!isWhole(hours, 23) || !isWhole(minutes, 59)) {
    throw resource.problem(`${what} must be { Hours: 0 to 23, Minutes: 0 to 59 }, got ${JSON.stringify(time)}.`);
  }
  return hours * 60 + minutes;
}

function isWhole(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}
