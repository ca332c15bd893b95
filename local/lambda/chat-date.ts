import { chatTimeReader } from './chat-time.ts';

/**
 * Makes this thread's `Date` read the chat clock. Timers and `performance` stay real: they measure work, and in manual
 * mode work costs no chat time.
 */
export function readDateFromChatClock(chatTime: SharedArrayBuffer): void {
  const MachineDate = Date;
  const machineNow = Date.now;
  const readChatTime = chatTimeReader(chatTime);
  const now = (): number => readChatTime(machineNow());
  const ChatDate = new Proxy(MachineDate, {
    // `Date()` as a plain function gives the present as text, whatever its arguments are.
    apply: () => new MachineDate(now()).toString(),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  });
  MachineDate.now = now;
  Object.defineProperty(MachineDate.prototype, 'constructor', { value: ChatDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: ChatDate, writable: true, configurable: true });
}
