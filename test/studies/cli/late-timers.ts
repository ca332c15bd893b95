import { ChatEngine } from '../../../local/engine/index.ts';

/**
 * Loaded before a command, makes the engine's timers fire a minute late: what is played is then not what is counted.
 */
const { updateTimers } = ChatEngine.prototype;
ChatEngine.prototype.updateTimers = function later(contactId, timers) {
  const late = timers.map((timer) =>
    typeof timer.minutes === 'number' ? { ...timer, minutes: timer.minutes + 1 } : timer,
  );
  return updateTimers.call(this, contactId, late);
};
