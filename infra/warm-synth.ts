// node infra/warm-synth.ts --sandbox --out FOLDER, as a child process with a channel. It loads the CDK, which does not
// change, and waits for a message. Only then does it load the app, as `infra/app.ts` does. `npm start` keeps one
// waiting after a first change: the next is live sooner by a third.
import 'aws-cdk-lib';
import 'aws-cdk-lib/aws-apigatewayv2';
import 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import 'aws-cdk-lib/aws-apigatewayv2-integrations';
import 'aws-cdk-lib/aws-cloudwatch';
import 'aws-cdk-lib/aws-cloudwatch-actions';
import 'aws-cdk-lib/aws-connect';
import 'aws-cdk-lib/aws-dynamodb';
import 'aws-cdk-lib/aws-iam';
import 'aws-cdk-lib/aws-kms';
import 'aws-cdk-lib/aws-lambda';
import 'aws-cdk-lib/aws-logs';
import 'aws-cdk-lib/aws-s3';
import 'aws-cdk-lib/aws-secretsmanager';
import 'aws-cdk-lib/aws-sns';
import 'aws-cdk-lib/aws-sqs';

process.once('message', () => {
  void import('./app.ts').finally(() => process.disconnect());
});
