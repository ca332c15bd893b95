import { parameter } from '../parameters.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

const OTHER_CHANNELS = ['VoiceBehavior', 'TaskBehavior', 'EmailBehavior'];

export const updateRecordingAndAnalyticsBehavior: ActionRunner = (action) => {
  const other = OTHER_CHANNELS.find((name) => parameter(action, name) !== undefined);
  return other === undefined ? NEXT : failed(`${other} is for another channel than chat`, 'ChannelMismatch');
};
