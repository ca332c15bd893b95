import type { ParticipantTimerUpdate, TimerRole, TimerType } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly ChannelConfiguration: {
    readonly Chat: { readonly ParticipantTimerConfigList: readonly TimerConfiguration[] };
  };
}

interface TimerConfiguration {
  readonly ParticipantRole: TimerRole;
  readonly TimerType: TimerType;
  readonly TimerValue:
    | { readonly ParticipantTimerAction: 'Unset' }
    | { readonly ParticipantTimerDurationInMinutes: number };
}

export const updateParticipantRoleConfig: Operation<Input> = {
  quota: rate(5, 8),
  run(context, input) {
    requireInstance(context, input.InstanceId);
    context.engine.updateTimers(
      input.ContactId,
      input.ChannelConfiguration.Chat.ParticipantTimerConfigList.map(toUpdate),
    );
    return {};
  },
};

function toUpdate({ ParticipantRole, TimerType, TimerValue }: TimerConfiguration): ParticipantTimerUpdate {
  const minutes = 'ParticipantTimerAction' in TimerValue ? null : TimerValue.ParticipantTimerDurationInMinutes;
  return { role: ParticipantRole, type: TimerType, minutes };
}
