/** The moments for which a flow can be set (developer guide, contact-actions-updatecontacteventhooks). */
export const EVENT_HOOKS = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;

export type EventHook = (typeof EVENT_HOOKS)[number];
