import { didYouMean } from '../shared/flow/did-you-mean.ts';
import { A_DISPLAY_NAME, isDisplayName } from '../shared/flow/display-name.ts';
import type { Decision, FlowParameters } from '../shared/flow/flow-parameters.ts';

/** The bot to add, and the name under which it speaks. */
export interface BotPlan {
  readonly bot: string;
  readonly displayName: string;
}

export const PARAMETER_NAMES: readonly string[] = ['bot', 'displayName'];

/**
 * Decides which bot a block asks for: by default the first one deployed. No parameter's value is quoted, since it may
 * be a customer's data.
 *
 * @example planBot(new Map([['bot', 'faq']]), { bots: ['faq'], displayName: 'Assistant' })
 */
export function planBot(
  parameters: FlowParameters,
  deployed: { readonly bots: readonly string[]; readonly displayName: string },
): Decision<BotPlan> {
  const problems: string[] = [];
  const bot = parameters.get('bot') ?? deployed.bots[0] ?? '';
  const displayName = parameters.get('displayName') ?? deployed.displayName;
  if (!deployed.bots.includes(bot)) {
    const hint = didYouMean(bot, deployed.bots, `Deployed are ${deployed.bots.join(', ')}.`);
    problems.push(`bot names no bot of this deployment. ${hint}`);
  }
  if (!isDisplayName(displayName))
    problems.push(`displayName is not a name that can be shown: give ${A_DISPLAY_NAME}.`);
  return problems.length > 0 ? { problems } : { plan: { bot, displayName } };
}
