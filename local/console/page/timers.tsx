import './timers.css';
import { useChatTime } from './chat-time.ts';
import { formatLeft, formatTimeOfDay } from './format.ts';
import { FiredTimers } from './lanes/fired-timers.tsx';
import type { Look } from './lanes/look.ts';
import type { LanesNow } from './lanes/use-lanes.ts';
import type { Clock, Contact } from './model.ts';
import { type TimerRow, timerRows, withoutTimers } from './timer-rows.ts';

/** The four participant timers: as stored, as in force since the last join, and as they run; and those that fired. */
export function Timers(props: {
  readonly contact: Contact;
  readonly clock: Clock | undefined;
  readonly now: LanesNow;
  readonly look: Look;
}) {
  const nowMs = useChatTime(props.clock);
  return (
    <section class="scroll timers" aria-label="Timers">
      <table>
        <thead>
          <tr>
            <th scope="col">Timer</th>
            <th scope="col" title="timerConfig: what UpdateParticipantRoleConfig stored for the chat">
              Stored
            </th>
            <th scope="col" title="timersInForce: what was taken when the agent or bot joined">
              In force
            </th>
            <th scope="col">Running</th>
          </tr>
        </thead>
        <tbody>
          {timerRows(props.contact).map((row) => (
            <Row key={row.name} row={row} nowMs={nowMs} />
          ))}
        </tbody>
      </table>
      <WithoutTimers contact={props.contact} />
      <FlowWait contact={props.contact} nowMs={nowMs} />
      <FiredTimers now={props.now} look={props.look} />
    </section>
  );
}

/** That nothing frees the agent, where it is so. */
export function WithoutTimers({ contact }: { readonly contact: Contact }) {
  const told = withoutTimers(contact);
  return told === undefined ? null : <p class="without-timers">{told}</p>;
}

/** A wait of a flow runs on the chat clock too, but is not one of the four timers. */
function FlowWait({ contact, nowMs }: { readonly contact: Contact; readonly nowMs: number }) {
  const { state, flow, participants } = contact;
  if (flow === null || state === 'ENDED' || (state !== 'WAITING' && flow.waitsUntil === undefined)) return null;
  const isBotThere = participants.some(({ role, state }) => role === 'CUSTOM_BOT' && state !== 'DISCONNECTED');
  return (
    <p class="flow-wait">
      The flow waits for the {isBotThere ? 'bot' : 'customer'}: <strong>{flow.action}</strong> of {flow.name}
      {flow.waitsUntil === undefined ? (
        '.'
      ) : (
        <>
          , <strong class="left">{formatLeft(Date.parse(flow.waitsUntil) - nowMs)}</strong> left.
        </>
      )}{' '}
      <span class="quiet">Not one of the timers.</span>
    </p>
  );
}

function Row({ row, nowMs }: { readonly row: TimerRow; readonly nowMs: number }) {
  const { name, role, configuredMinutes, inForceMinutes, dueAtMs, note } = row;
  const differs = inForceMinutes !== undefined && configuredMinutes !== inForceMinutes;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={`minutes ${differs ? 'differs' : ''}`} title={differs ? 'Applies from the next join' : undefined}>
        {minutesText(configuredMinutes)}
      </td>
      <td class="minutes">{minutesText(inForceMinutes)}</td>
      <td>
        {dueAtMs === undefined ? (
          <span class="quiet">{note}</span>
        ) : (
          <span class="running">
            <span class="left">{formatLeft(dueAtMs - nowMs)} left</span>
            <span class="due quiet">due {formatTimeOfDay(dueAtMs)}</span>
            <progress
              class={`bar role-${role}`}
              aria-label={`${name}: time left`}
              max={(inForceMinutes ?? 1) * 60_000}
              value={Math.max(0, dueAtMs - nowMs)}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

function minutesText(minutes: number | undefined): string {
  return minutes === undefined ? '–' : `${minutes} min`;
}
