import { App } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';

interface MakeAppProps {
  /** Where the templates go. Default: where the CDK says. */
  readonly outdir?: string;
  /** Whether synthesis fails on templates that CloudFormation would refuse. */
  readonly isHeldToRules: boolean;
}

/** The app that the kit's stacks stand in. */
export function makeApp({ outdir, isHeldToRules }: MakeAppProps): App {
  return new App({
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    builtinCloudFormationValidation: isHeldToRules,
    context: {
      // As a new app has them. Left out, each is asked for at every synthesis.
      ...CURRENTLY_RECOMMENDED_FLAGS,
      // `sam local invoke` finds a function's code by this.
      'aws:cdk:enable-asset-metadata': true,
      // A stack keeps what another stack of the kit uses.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
      // Without it, the CDK prints what is wrong with a template, and goes on.
      '@aws-cdk/core:validateAgainstDefaultRules': true,
    },
  });
}
